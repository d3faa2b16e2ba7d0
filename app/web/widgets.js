// Streamlit's widgets speak English. What they say is put into Japanese here, wherever and whenever it appears;
// only words that stand here and only outside of our own HTML: text of a document is never touched.
const SAID = {
  "Choose a date": "日付を選ぶ", "Choose date": "日付を選ぶ", "yyyy": "年", "mm": "月", "dd": "日", "Dismiss": "閉じる",
  "Choose an option": "選んでください", "Choose options": "選んでください",
  "Clear all": "すべて外す", "Clear value": "消す", "Close": "閉じる", "Go to page": "ページへ",
  "Hide password text": "パスワードを隠す", "Show password text": "パスワードを表示", "Next": "次へ", "Previous": "前へ",
  "Next month": "次の月", "Previous month": "前の月", "Next page": "次のページ", "Previous page": "前のページ",
  "No options to select": "選べるものがありません", "No options to select.": "選べるものがありません",
  "No results": "見つかりません", "Open": "開く", "Remove file": "ファイルを外す", "Select all": "すべて選ぶ",
  "Skip to main content": "本文へ移る", "Upload": "ファイルを選ぶ", "file upload": "ファイルを選ぶ", "Pagination": "ページ",
  "Calendar": "カレンダー", "Calendar.": "カレンダー", "Suggestions": "候補", "Month": "月", "Year": "年",
  "Failed to generate file for download": "ファイルを作れませんでした。ページを開き直してから、もう一度お試しください。",
  "File size is too small.": "空のファイルは受け取れません。", "Only one file is allowed.": "ファイルは一つだけ選んでください。",
  "Connecting": "接続しています", "Connection error": "サーバーにつながりません。yakkan serve が動いているか確かめてください。",
};
const MONTHS = "January February March April May June July August September October November December".split(" ");
const DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");
const MONTH = MONTHS.join("|");
const SHAPED = [
  [/^(\d+) options? available\.$/, (_, count) => `候補 ${count} 件`],
  [/^Remove (.+)$/, (_, name) => `${name} を外す`],
  [/^You can only select up to (\d+) options?\. Remove an option first\.$/, (_, most) => `選べるのは ${most} つまでです。先に一つ外してください。`],
  [/^File must be ([\d.]+) ?(B|KB|MB|GB|TB) or smaller\.$/, (_, most, unit) => `${most} ${unit} を超えるので受け取れません。`],
  [/^(.*) files are not allowed\.$/, (_, kind) => `この種類のファイル${kind === "This type of" ? "" : `（${kind}）`}は受け取れません。`],
  [/^(\d+)(MB|KB|GB) per file(.*)$/, (_, most, unit, rest) => `一つ ${most} ${unit} まで${rest}`],
  [new RegExp(`^(${MONTH})$`), (_, month) => `${MONTHS.indexOf(month) + 1}月`],
  [new RegExp(`^(${MONTH}),? (\\d{4})$`), (_, month, year) => `${year}年${MONTHS.indexOf(month) + 1}月`],
  [new RegExp(`^(.*?)(?:(${DAYS.join("|")}), )(${MONTH}) (\\d+)(?:st|nd|rd|th)?,? (\\d{4})(.*)$`), (_, before, day, month, number, year) =>
    `${year}年${MONTHS.indexOf(month) + 1}月${number}日（${"日月火水木金土"[DAYS.indexOf(day)]}）`],
  [/^(Su|Mo|Tu|We|Th|Fr|Sa|Sun|Mon|Tue|Wed|Thu|Fri|Sat)$/, (_, day) => "日月火水木金土"[DAYS.findIndex((one) => one.startsWith(day))]],
];
const OF_LISTS = new Set(["No results", "No options to select", "No options to select.", "Select all"]);
const TOLD = ["aria-label", "placeholder", "title", "alt", "aria-roledescription"];

function japanese(said) {
  const plain = said.trim();
  if (SAID[plain]) return SAID[plain];
  for (const [shape, put] of SHAPED) if (shape.test(plain)) return plain.replace(shape, put);
}

function translate(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    // What can be chosen or was typed may be of a document; of it only what Streamlit itself puts there.
    const isGiven = node.parentElement?.closest("[role=option], textarea") && !OF_LISTS.has(node.data.trim());
    const put = isGiven ? undefined : japanese(node.data);
    if (put && put !== node.data) node.data = put;
  } else if (node.nodeType === Node.ELEMENT_NODE) {
    for (const name of TOLD) {
      const put = node.hasAttribute(name) ? japanese(node.getAttribute(name)) : undefined;
      if (put && put !== node.getAttribute(name)) node.setAttribute(name, put);
    }
    for (const child of node.childNodes) translate(child);
  }
}

// Once for the window: all that is there, then all that comes.
function speakJapanese() {
  if (window.yakkanSpeaks) return;
  window.yakkanSpeaks = true;
  document.documentElement.lang = "ja";
  translate(document.body);
  new MutationObserver((changes) => {
    for (const one of changes) {
      if (one.type === "childList") one.addedNodes.forEach(translate);
      else translate(one.target);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributeFilter: TOLD });
}

// A file is asked for by a number that each run of the page gives anew, so a click during a run may ask for one that is gone.
// Once the run has ended it is asked for a second time, before anybody reads that it could not be made.
function fetchAgain() {
  if (window.yakkanFetches) return;
  window.yakkanFetches = true;
  const again = new WeakSet();
  const buttonOf = (node) => node.closest?.(".stDownloadButton")?.querySelector("button");
  document.addEventListener("click", (event) => event.isTrusted && again.delete(buttonOf(event.target)), true);
  const settled = (button) => !button.disabled && document.querySelector("[data-test-script-state=running]") === null;
  const click = (button) => {
    if (settled(button)) button.click();
    else if (button.isConnected) setTimeout(click, 100, button);
  };
  const failed = (node) => {
    const button = buttonOf(node);
    if (!button || node.dataset.testid !== "stDownloadButtonError" || again.has(button)) return;
    again.add(button);
    node.style.display = "none";
    setTimeout(click, 100, button);
  };
  new MutationObserver((changes) => {
    for (const one of changes) for (const node of one.addedNodes) if (node.nodeType === Node.ELEMENT_NODE) failed(node);
  }).observe(document.body, { subtree: true, childList: true });
}
