"""What every vendor is asked, and what the company prepares on its side."""

from csirtgraph.text import Text

QUESTIONS = (
    Text(
        "対応時間: 平日の日中、夜間、休日のそれぞれについて、連絡を受け付ける時間、手段、言語",
        "Coverage: when, how and in which languages you can be reached by day, by night and on holidays",
    ),
    Text(
        "応答時間: 連絡から着手、第一報、必要な場合の現地到着までの目標時間と、守れなかったときの扱い",
        "Response times: targets for start, first report and, if needed, arrival on site; what follows a missed one",
    ),
    Text(
        "要員: 担当者の人数、経験、資格と、求めるスキルをどう満たすか。交代するときの引き継ぎ方",
        "Staff: how many, with which experience and certificates; how they meet the skills asked for and hand over",
    ),
    Text(
        "同時対応: 事案が重なったときに引き受けられる数と、優先順位の決め方",
        "Concurrency: how many cases you take on at once and how you decide which comes first",
    ),
    Text(
        "証拠とデータ: 取得、保管、受け渡し、返却、消去の手順。誰がいつ扱ったかを残す記録。保管する国と場所",
        "Evidence and data: how you take, keep, hand over, return and erase them; chain of custody; place of storage",
    ),
    Text(
        "守秘: 秘密保持の約束、アクセスできる人の範囲、貴社で情報漏えいが起きたときの通知。取得済みの認証",
        "Confidentiality: agreements, who has access, how you notify us of a breach on your side, certifications held",
    ),
    Text(
        "再委託: 行う業務と相手、事前の承諾の取り方、再委託先の管理",
        "Sub-contracting: which work, to whom, how you obtain our consent beforehand and supervise them",
    ),
    Text(
        "報告: 速報、定期報告、最終報告の様式、頻度、言語。見本の提示",
        "Reports: form, frequency and language of first, regular and final reports, with samples",
    ),
    Text(
        "社内システムの理解: 事前に必要な資料、理解を保つ方法、当社の説明役に求めること",
        "Knowledge of our systems: what you need beforehand, how you keep it current, what you expect of our guide",
    ),
    Text(
        "判断の分担: 貴社だけで決めてよいこと、当社の判断を待つこと、その伝え方",
        "Decisions: what you decide alone, what waits for us, and how you escalate",
    ),
    Text(
        "平時の関わり: 訓練への参加、情報の提供、手順の見直し",
        "Between incidents: taking part in exercises, sharing information, reviewing procedures",
    ),
    Text("実績: 同じ種類の業務の件数、規模、業種", "Track record: number, size and industry of comparable engagements"),
    Text(
        "費用: 固定の費用、時間単価、時間外や緊急の割増、追加作業の条件",
        "Cost: fixed fees, hourly rates, surcharges for nights and emergencies, terms for extra work",
    ),
    Text(
        "契約の終わり: 引き継ぎ、データの返却と消去の証明、得た知見の渡し方",
        "Exit: handover, return of data with proof of erasure, transfer of what was learnt",
    ),
)
PREPARED = (
    Text(
        "社内システムの構成と業務への影響を説明できる担当者(業務を委託しても、この説明は自社に残る)",
        "A guide in-house who can explain our systems and what the business depends on: that cannot be outsourced",
    ),
    Text(
        "連絡先、判断する人、夜間と休日の連絡経路",
        "Contacts, those who decide, and how to reach them at night and on holidays",
    ),
    Text(
        "必要なログ、資料、アクセス権を渡す手順",
        "A way to hand over the logs, documents and access that the work needs",
    ),
)
