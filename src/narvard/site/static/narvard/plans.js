// Opens a target group in place. Without this file the same link opens it by loading the page again.
for (const toggle of document.querySelectorAll(".grid-toggle")) {
  toggle.addEventListener("click", (event) => {
    const areas = document.getElementById(toggle.getAttribute("aria-controls"));
    if (!areas || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    areas.hidden = !areas.hidden;
    toggle.setAttribute("aria-expanded", String(!areas.hidden));
    const address = new URL(location.href);
    const code = areas.id.replace("areas-", "");
    const others = address.searchParams.getAll("open").filter((open) => open !== code);
    address.searchParams.delete("open");
    for (const open of areas.hidden ? others : [...others, code]) address.searchParams.append("open", open);
    history.replaceState(null, "", address);
  });
}
