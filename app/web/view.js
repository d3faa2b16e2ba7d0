// Shows the HTML it is given. A plain click on a link with data-go is told to Python instead of loading the page anew;
// with Ctrl, Shift or the middle button it stays an ordinary link. A click on data-do is told to Python too.
const COPIED = "写しました";

export default function ({ data, parentElement, setTriggerValue }) {
  speakJapanese();
  fetchAgain();
  const root = parentElement.querySelector(".page");
  if (root.shown !== data.html) {
    const folded = new Set([...root.querySelectorAll("details[id]:not([open])")].map((one) => one.id));
    const opened = new Set([...root.querySelectorAll("details[id][open]")].map((one) => one.id));
    const refocus = focused(root);
    root.innerHTML = data.html;
    root.shown = data.html;
    for (const one of root.querySelectorAll("details[id]")) {
      if (opened.has(one.id)) one.open = true;
      else if (folded.has(one.id)) one.open = false;
    }
    refocus();
    reveal(root);
    if (root.querySelector("[data-back]")) back(root.querySelector("[data-back]").dataset.back);
  }
  root.onclick = (event) => {
    const copies = event.target.closest("[data-copy]");
    if (copies) return void copy(copies);
    const does = event.target.closest("[data-do]");
    if (does) return void setTriggerValue("do", does.dataset.do);
    const link = event.target.closest("a[data-go]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setTriggerValue("go", link.getAttribute("href"));
  };
}

// Who works with the keyboard stays where they were when what is shown changes: on the same link or button, else on
// what has taken its place.
const STOPS = "a[href], button, summary, [tabindex]";
const sign = (one) => one.dataset.do || one.getAttribute("href");

function focused(root) {
  const before = [...root.querySelectorAll(STOPS)];
  const at = before.indexOf(root.getRootNode().activeElement);
  if (at < 0) return () => {};
  const same = sign(before[at]);
  return () => {
    const now = [...root.querySelectorAll(STOPS)];
    const there = now.find((one) => same && sign(one) === same) || now[Math.min(at, now.length - 1)];
    if (there) there.focus({ preventScroll: true });
  };
}

// A login leads to the first page: the address that was opened before it is remembered for this window.
function back(does) {
  const here = location.pathname + location.search;
  if (does === "keep") return void sessionStorage.setItem("yakkan", here);
  const wanted = sessionStorage.getItem("yakkan");
  sessionStorage.removeItem("yakkan");
  if (wanted && wanted !== here && location.pathname === "/") location.replace(wanted);
}

// What is lit up comes into sight within its own scrolling box; the page itself stays where it is.
function reveal(root) {
  for (const box of root.querySelectorAll(".scrolls")) {
    const lit = box.querySelector(".lit");
    if (!lit) continue;
    for (let above = lit.parentElement; above && above !== box; above = above.parentElement) {
      if (above.tagName === "DETAILS") above.open = true;
    }
    const place = () => {
      const down = lit.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
      box.scrollTop = Math.max(0, down - box.clientHeight / 4);
    };
    place();
    requestAnimationFrame(place);
    for (const picture of box.querySelectorAll("img")) picture.addEventListener("load", place, { once: true });
  }
}

async function copy(button) {
  const words = button.dataset.copy;
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    const field = Object.assign(document.createElement("textarea"), { value: words });
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  const label = button.textContent;
  if (label === COPIED) return;
  button.textContent = COPIED;
  setTimeout(() => (button.textContent = label), 1600);
}
