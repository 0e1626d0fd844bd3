// The ways to send a proposal: the repository's host, a file, the manager. Nothing is sent by this page itself.
(() => {
  "use strict";
  const K = (globalThis.KatalogUsul = globalThis.KatalogUsul || {});
  const HOSTS = { github: "GitHub", gitea: "Gitea", gitlab: "GitLab" };
  const bytes = (text) => new TextEncoder().encode(text).length;
  const encoded = (text) => encodeURIComponent(text).replace(/%20/g, "+");

  // The page of the host where the proposal goes on: its address, and whether the text has to be pasted there.
  const hostPage = (host, slug, text, edit) => {
    if (edit) return { address: `${host.edit}${slug}.yml`, paste: true };
    const bare = `${host.create}${encoded(`${slug}.yml`)}`, whole = `${bare}&value=${encoded(text)}`;
    return host.content && bytes(whole) <= host.longest ? { address: whole, paste: false } : { address: bare, paste: true };
  };

  const download = (name, text) => {
    const address = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
    const link = K.element("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false; // no permission, or no clipboard at this address: the text is shown to be copied by hand
    }
  };

  // A message with subject and body in an address that is already complete but for them.
  const message = (address, values) => {
    const query = Object.entries(values).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
    return `${address}${address.includes("?") ? "&" : "?"}${query}`;
  };

  // proposal: {slug, text, name, edit, photos}; opened(address): opens another page.
  const sendWays = ({ host, ways, say, sent }, proposal, opened) => {
    const { element } = K, file = `${proposal.slug}.yml`;
    const values = { file, name: proposal.name, manager: ways.manager, host: host ? HOSTS[host.kind] : "" };
    const t = (name) => say(`js.${name}`, values);
    const told = element("div", { class: "told", role: "status" });
    const tell = (...parts) => told.replaceChildren(...parts, element("p", {}, element("a", { class: "button", href: sent }, t("after"))));
    const button = (name, first, act) => {
      const made = element("button", { class: `button${first ? " button--first" : ""}`, type: "button" }, t(name));
      made.addEventListener("click", act);
      return made;
    };
    const way = (title, text, ...actions) => element("div", { class: "way" }, element("h3", {}, t(title)), element("p", {}, t(text)), element("div", { class: "way__actions" }, ...actions));

    const toHost = async () => {
      const page = hostPage(host, proposal.slug, proposal.text, proposal.edit);
      const copied = page.paste && await copy(proposal.text);
      if (!page.paste || copied) opened(page.address);
      const commit = { github: "step_commit", gitea: "step_commit_gitea", gitlab: "step_commit_gitlab" }[host.kind];
      const steps = ["step_sign_in", "step_fork", ...(page.paste ? [proposal.edit ? "step_replace" : "step_paste"] : []), commit];
      tell(
        element("p", {}, t(!page.paste ? "host_new" : copied ? "host_copied" : "host_not_copied")),
        page.paste && !copied ? element("textarea", { class: "field__input told__text", rows: "8", readonly: true, "aria-label": file }, proposal.text) : "",
        element("ol", {}, ...steps.map((step) => element("li", {}, t(step)))),
        element("p", {}, element("a", { href: page.address, target: "_blank", rel: "noopener" }, t("host_open"))),
      );
    };
    const save = () => {
      download(file, proposal.text);
      tell(element("p", {}, t("saved")));
    };
    const toManager = (address, named) => () => {
      download(file, proposal.text);
      const subject = say(proposal.edit ? "js.mail_subject_edit" : "js.mail_subject", values), body = t("mail_body");
      opened(message(address, named ? { subject, body } : { text: body }));
      tell(element("p", {}, t("manager_done")));
    };
    const managers = [
      ...(ways.mail ? [button("manager_mail", false, toManager(ways.mail, true))] : []),
      ...(ways.whatsapp ? [button("manager_whatsapp", false, toManager(ways.whatsapp, false))] : []),
    ];
    const hosts = host ? way("host", "host_text", button("host", true, toHost)) : element("p", { class: "way" }, t("no_host"));
    const photos = proposal.photos.length ? [element("div", { class: "way" }, element("h3", {}, t("photo")), element("p", {}, `${t("photo_text")} ${proposal.photos.join(", ")}`),
      ...(host ? [element("p", {}, element("a", { href: host.upload, target: "_blank", rel: "noopener" }, t("photo_open")))] : []))] : [];
    return [
      element("div", { class: "ways-to-send" }, hosts, way("save", "save_text", button("save", !host, save)),
        way("manager", managers.length ? "manager_text" : "manager_unset", ...managers)),
      ...photos,
      told,
    ];
  };

  Object.assign(K, { hostPage, sendWays, message });
})();
