"""What a heading means, as people spell it in Japanese and English."""

from dataclasses import dataclass

from csirtgraph.imports.tables.fields import Field
from csirtgraph.plan.model.enums import Channel, Mode
from csirtgraph.plan.model.vocabulary import word_of
from csirtgraph.text import Text


@dataclass(frozen=True)
class Heading:
    """What a field is called in the preview, and its spellings, without case and spaces."""

    words: Text
    spellings: str


HEADINGS = {
    Field.ID: Heading(
        Text("ID", "ID"),
        "id コード 社員番号 従業員番号 社員id code employeeid employeeno empid roleid positionid",
    ),
    Field.NAME: Heading(
        Text("役割", "role"),
        "役割 役割名 役割名称 ロール ロール名 role roles rolename roletitle csirt役割 担当役割 csirtrole "
        "対応役割 responsibility/role role/team rolename/team",
    ),
    Field.NAME_EN: Heading(
        Text("役割 (英語)", "role in English"),
        "英語名 英語表記 英語 名称英語 roleenglish nameenglish nameen englishname english",
    ),
    Field.SHORT: Heading(
        Text("略称", "short name"),
        "略称 略号 略語 short shortname abbreviation acronym",
    ),
    Field.DUTY: Heading(
        Text("業務内容", "duty"),
        "業務内容 業務 職務 職務内容 役割の内容 役割内容 責務 責任 責任範囲 主な業務 主な役割 説明 実施内容 "
        "対応内容 duty duties responsibility responsibilities description tasks jobdescription "
        "keyresponsibilities roledescription",
    ),
    Field.GROUP: Heading(
        Text("グループ", "group"),
        "グループ グループ名 分類 大分類 機能 機能分類 group category function area",
    ),
    Field.TEAM: Heading(
        Text("チーム", "team"),
        "チーム チーム名 班 班名 team teamname squad",
    ),
    Field.UNIT: Heading(
        Text("部署", "unit"),
        "部署 部署名 部門 部門名 所属 所属部署 所属部門 部 課 組織 組織名 主管部署 担当部署 担当部門 unit "
        "department dept departmentname division section organization organisation orgunit businessunit",
    ),
    Field.POST: Heading(
        Text("役職", "post"),
        "役職 役職名 ポスト 職位 職名 肩書 肩書き post position title jobtitle positiontitle jobposition designation",
    ),
    Field.PERSON: Heading(
        Text("氏名", "person"),
        "氏名 担当 担当者 担当者名 担当者氏名 社員名 従業員名 要員 主担当 正担当 責任者 person fullname "
        "employee employeename assignee owner primary primarycontact staff contactname membername personname",
    ),
    Field.GIVEN_NAME: Heading(Text("名", "given name"), "名 firstname givenname forename"),
    Field.SURNAME: Heading(Text("姓", "surname"), "姓 苗字 lastname surname familyname"),
    Field.MANAGER: Heading(
        Text("上長", "manager"),
        "上長 上司 上長名 上司名 上位 上位者 上位の役職 上位役職 上位役割 上位組織 報告先 報告ライン 指揮系統 "
        "直属の上司 manager managername reportsto reportingto reportingmanager supervisor under parent boss "
        "linemanager directmanager superior",
    ),
    Field.MANAGER_ID: Heading(
        Text("上長の ID", "manager's ID"),
        "上長id 上司id 上司コード 上長コード 上司社員番号 上長社員番号 親id managerid reportstoid "
        "supervisorid parentid manageremployeeid",
    ),
    Field.LEVEL: Heading(
        Text("階層", "level"),
        "階層 レベル 階層レベル level tier depth hierarchy hierarchylevel",
    ),
    Field.PEOPLE: Heading(
        Text("人数", "people"),
        "人数 員数 要員数 人員 人員数 名数 people headcount numberofpeople fte count staffing",
    ),
    Field.HELD_WITH: Heading(
        Text("兼務", "held with"),
        "兼務 兼任 兼務先 兼任先 兼 heldwith heldby alsoholds concurrentpost combinedwith",
    ),
    Field.SOURCING: Heading(
        Text("自社・委託", "sourcing"),
        "区分 対応区分 体制区分 内外製 内外製区分 自社委託 自社/委託 自社・委託 雇用区分 要員区分 実施主体 "
        "提供元 sourcing sourced provider providedby in-house/outsourced inhouse/outsourced employmenttype "
        "resourcing",
    ),
    Field.OUTSOURCED: Heading(
        Text("委託の有無", "outsourced"),
        "委託 外部委託 外注 委託有無 委託の有無 外部委託有無 アウトソース アウトソーシング outsourced "
        "outsource outsourcing external vendor?",
    ),
    Field.PEACETIME: Heading(
        word_of(Mode.PEACETIME),
        "平時 平常時 通常時 peacetime normal normaloperation businessasusual bau",
    ),
    Field.INCIDENT: Heading(
        word_of(Mode.INCIDENT),
        "有事 インシデント時 緊急時 非常時 障害時 発生時 incident emergency duringincident duringanincident "
        "incidenttime",
    ),
    Field.MODES: Heading(
        Text("平時・有事", "mode"),
        "平時有事 平時/有事 平時・有事 時期 適用時 いつ mode modes when phase timing",
    ),
    Field.OPEN: Heading(
        Text("募集中", "open"),
        "募集中 空席 欠員 open vacant vacancy",
    ),
    Field.LINK: Heading(
        Text("リンク", "link"),
        "リンク url 参照先 link page web",
    ),
    Field.NOTE: Heading(
        Text("備考", "note"),
        "備考 注記 メモ 補足 コメント note notes remark remarks comment comments",
    ),
    Field.PARTY: Heading(
        Text("社外の相手", "outside party"),
        "社外の相手 相手 相手先 社外組織 外部組織 外部機関 関係機関 関係先 会社 会社名 委託先 委託先名 "
        "ベンダー ベンダ ベンダー名 party outsideparty externalparty vendor vendorname supplier company "
        "companyname stakeholder agency",
    ),
    Field.SENDER: Heading(
        Text("送り手", "from"),
        "送り手 送信元 発信元 発信者 報告元 報告者 連絡元 通知元 送信者 起点 from sender source origin "
        "initiator reporter informs",
    ),
    Field.RECEIVER: Heading(
        Text("受け手", "to"),
        "受け手 送信先 宛先 受信者 連絡先 通知先 報告先 伝達先 受取人 終点 to receiver recipient target "
        "destination audience informed",
    ),
    Field.LABEL: Heading(
        Text("内容", "what"),
        "informationneeds informationrequired keyinformationneeds "
        "内容 連絡内容 報告内容 伝達内容 情報 情報の内容 伝える内容 件名 what label message information "
        "content subject purpose",
    ),
    Field.KIND: Heading(
        Text("種別", "kind"),
        "種別 種類 区別 kind type flowtype partytype",
    ),
    Field.DIRECTION: Heading(
        Text("方向", "direction"),
        "方向 向き direction",
    ),
    Field.BUSINESS_GROUP: Heading(
        Text("業務グループ", "business group"),
        "業務グループ businessgroup",
    ),
    Field.SPECIALIST: Heading(
        Text("専門家", "specialist"),
        "専門家 specialist",
    ),
    Field.SKILLS: Heading(
        Text("スキル", "skills"),
        "スキル 必要スキル 必要なスキル 必要となるスキル 求めるスキル 要求スキル skills skill requiredskills skillset "
        "competencies",
    ),
    Field.SKILLS_PEACETIME: Heading(Text("平時のスキル", "peacetime skills"), "平時のスキル peacetimeskills"),
    Field.SKILLS_INCIDENT: Heading(Text("有事のスキル", "incident skills"), "有事のスキル incidentskills"),
    Field.VENDOR_SKILLS: Heading(
        Text("委託先に求めるスキル", "skills asked of vendors"),
        "委託先に求めるスキル 委託先のスキル skillsaskedofvendors vendorskills",
    ),
    Field.VENDOR_SKILLS_PEACETIME: Heading(
        Text("平時に委託先に求めるスキル", "skills asked of vendors in peacetime"),
        "平時に委託先に求めるスキル skillsaskedofvendorsinpeacetime",
    ),
    Field.VENDOR_SKILLS_INCIDENT: Heading(
        Text("有事に委託先に求めるスキル", "skills asked of vendors in an incident"),
        "有事に委託先に求めるスキル skillsaskedofvendorsinanincident",
    ),
    Field.CAREER: Heading(Text("キャリア", "career"), "キャリア キャリアパス career careerpath"),
    Field.PHONE: Heading(
        word_of(Channel.PHONE),
        "電話 電話番号 tel 内線 内線番号 携帯 携帯電話 携帯番号 primaryphone phone phonenumber telephone mobile cell",
    ),
    Field.MAIL: Heading(
        word_of(Channel.MAIL),
        "メール メールアドレス eメール e-mail email mail emailaddress",
    ),
    Field.CONTACT: Heading(
        Text("連絡先・代理", "contact, deputy"),
        "fax 緊急連絡先 夜間連絡先 secondaryphone backupcontact backupname contact contactinfo contactinformation "
        "contactdetails 代理 代理者 代行 代行者 副担当 副 副責任者 代替要員 deputy backup alternate secondary "
        "secondarycontact substitute",
    ),
    Field.IGNORED: Heading(
        Text("(取り込まない)", "(not imported)"),
        "no # 項番 番号 通番 連番 №",
    ),
}
