"""Japanese terms of organisations and incident response, and the English words that stand for them in ids."""

#: Pairs of a term and its words; no words for what only joins others.
PAIRS = """
代表取締役=representative-director 取締役=director 社長=president 会長=chair 執行役員=executive-officer
役員=officer 経営者=management 経営=management 本部長=division-head 部長=department-head 課長=section-head
係長=unit-head 室長=office-head 所長=office-head 班長=squad-leader 主任=senior 主査=senior リーダー=leader
リーダ=leader マネージャー=manager マネージャ=manager マネジャー=manager 責任者=head 担当者=officer 担当=officer
管理者=administrator 統括=chief 副=deputy 代理=deputy 補佐=assistant 事務局=secretariat 委員会=committee
委員長=committee-chair 長=head 要員=staff 社員=employee 従業員=employee 利用者=user 全社=company
本部=division 部門=department 部署=department 部=department 課=section 室=office 係=unit 班=squad チーム=team
グループ=group センター=center センタ=center 支社=branch 支店=branch 工場=factory 本社=headquarters 拠点=site
子会社=subsidiary 情報システム=information-systems 情報セキュリティ=information-security 情報=information
システム=systems セキュリティ=security サイバー=cyber 総務=general-affairs 人事=personnel 法務=legal
広報=public-relations 経理=accounting 財務=finance 営業=sales 開発=development 企画=planning 監査=audit
品質=quality 調達=procurement 購買=purchasing 内部統制=internal-control 危機管理=crisis-management リスク=risk
個人情報=personal-data 個人情報保護=data-protection コンプライアンス=compliance お客様=customer 顧客=customer
取引先=business-partner 業務=business 事業=business 製品=product 技術=technical 基盤=platform
インフラ=infrastructure ネットワーク=network サーバー=server サーバ=server アプリケーション=application
アプリ=application データ=data クラウド=cloud ヘルプデスク=helpdesk サービス=service サポート=support
デスク=desk
ベンダー=vendor ベンダ=vendor 委託先=contractor 外部=external 社外=external 社内=internal 内部=internal
警察=police 監督官庁=authority 官庁=authority 報道機関=press マスコミ=press 弁護士=lawyer 保険会社=insurer
親会社=parent-company 関係会社=affiliate グループ会社=affiliate 専門会社=specialist-company 会社=company
組織=organization 機関=agency 団体=organization 地域=local
インシデント=incident コマンダー=commander コマンダ=commander ハンドラー=handler ハンドラ=handler
ハンドリング=handling マネジメント=management トリアージ=triage フォレンジックス=forensics
フォレンジック=forensics アナリスト=analyst リサーチャー=researcher キュレーター=curator エンジニア=engineer
オペレーター=operator コーディネーター=coordinator ノーティフィケーション=notification ソリューション=solution
インベスティゲーター=investigator アドバイザー=advisor コンサルタント=consultant リーガル=legal
スペシャリスト=specialist 対応=response 対策=measures 調査=investigation 分析=analysis 解析=analysis
監視=monitoring 検知=detection 運用=operations 保守=maintenance 復旧=recovery 封じ込め=containment
根絶=eradication 連絡=contact 窓口=contact 連携=liaison 調整=coordination 通知=notification 報告=reporting
受付=reception 記録=records 教育=education 訓練=training 啓発=awareness 診断=assessment 評価=evaluation
脆弱性=vulnerability 脅威=threat 不正=fraud 犯罪=crime 証拠=evidence 保全=preservation 収集=collection
管理=management 指揮=command 意思決定=decision 承認=approval 計画=planning 支援=support 相談=advice 設計=design
構築=construction 試験=testing 研究=research 統制=control 保護=protection 秘書=secretary 庶務=general-affairs
平時=peacetime 有事=incident 緊急=emergency 危機=crisis 資産=assets 認証=authentication
の= と= ・= 及び= および= 等= など= 役=
"""
TERMS: dict[str, str] = {}
for pair in PAIRS.split():
    term, _, words = pair.partition("=")
    TERMS[term] = words
