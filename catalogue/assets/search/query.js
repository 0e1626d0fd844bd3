// Reads a query as catalogue/search/query.py does. Files: see catalogue/search/shards.py.
(() => {
  "use strict";
  const DIGIT = {}, BASE = 45;
  for (let code = 35, n = 0; code < 127; code++) {
    if (code !== 59 && code !== 92) DIGIT[String.fromCharCode(code)] = n++;
  }
  const postings = (text, levels) => {
    const found = [];
    let number = 0, document = -1;
    for (const digit of text) {
      number = number * BASE + DIGIT[digit] % BASE;
      if (DIGIT[digit] < BASE) {
        found.push([document += 1 + Math.floor(number / levels), number % levels]);
        number = 0;
      }
    }
    return found;
  };
  const unique = (items) => [...new Set(items)];
  const fold = (text) => text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f'`\u2018\u2019\u02bc]/g, "");

  // Damerau–Levenshtein, or most + 1
  const edits = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before, row = [...b + " "].map((_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const last = row;
      row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
      before = last;
    }
    return row[b.length];
  };

  // load(name) → a promise of that file's data.
  const open = async (load) => {
    const core = await load("core");
    const [OTHER, LOOSE, BEGINNING, WEAK, UNCOVERED, CUT, CUT_UNKNOWN] = core.tuning;
    const [stop, weak, attached] = core.sets.map((words) => new Set(words.split(" ")));
    const beginnings = core.beginnings.split(" ").map((entry) => entry.split("-")), endings = core.endings.split(" ");
    const spelling = new Map(), meanings = new Map();
    for (const entry of core.spelling.split(";")) {
      const [standard, ...variants] = entry.split(" ");
      for (const variant of variants) spelling.set(variant, standard);
    }
    for (const group of core.meanings.split(";")) {
      const [both, typed, meant] = group.split("|").map((members) => members ? members.split(",") : []);
      for (const key of [...both, ...typed]) meanings.set(key, unique([...(meanings.get(key) || []), ...both, ...meant]));
    }
    const said = new Set([...meanings.keys()].join(" ").split(" "));

    const words = (text) => (fold(text).match(/\d+(?:[.,]\d+)+|[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) || []).flatMap((chunk) => {
      const parts = chunk.replace(/[.,]/g, "").split("-"), kept = parts.filter((part) => !attached.has(part));
      return kept.length && parts[1] ? kept : parts;
    }).map((word) => spelling.get(word) || word);

    // A word, then what may be left of it without affixes.
    const bareForms = (word) => {
      const least = word.length > 5 ? 3 : 4, seen = new Set([word]);
      for (let level = [word], step = 0; step < 4; step++) {
        level = unique(level.flatMap((base) => [
          ...endings.filter((e) => base.endsWith(e)).map((e) => base.slice(0, -e.length)),
          ...beginnings.filter(([b]) => base.startsWith(b)).map(([b, instead]) => instead + base.slice(b.length)),
        ])).filter((form) => form.length >= least && !seen.has(form)).slice(0, 60);
        level.forEach((form) => seen.add(form));
      }
      return [...seen];
    };

    // The shard that would hold a key is the last that does not begin after it.
    const place = (firsts, key) => Math.max(0, firsts.filter((first) => first <= key).length - 1);
    const shards = {};
    const shard = (name, read) => shards[name] = shards[name] || load(name).then((text) => {
      const found = new Map();
      let key = "";
      for (const [, shared, rest, tail] of text.matchAll(/(.)([^!]*)!([^;]*);?/g)) {
        key = key.slice(0, DIGIT[shared]) + rest;
        found.set(key, read(tail, key));
      }
      return found;
    });
    const wordShard = (n) => shard("w" + n, (tail, word) => ({
      frequency: tail.charCodeAt(0) - 65,
      root: tail[1] ? tail.slice(3) + word.slice(DIGIT[tail[1]], word.length - DIGIT[tail[2]]) : word,
    }));
    const known = async (word) => (await wordShard(place(core.words, word))).get(word);
    const documents = async (term) => (await shard("t" + place(core.terms, term), (tail) => postings(tail, core.levels + 1))).get(term) || [];
    const beginning = async (start) => {
      const found = [];
      for (let n = place(core.words, start); n <= place(core.words, start + "\uffff"); n++) {
        for (const entry of await wordShard(n)) if (entry[1].frequency && entry[0].startsWith(start)) found.push(entry);
      }
      return found;
    };

    const heard = (word, entry) => {
      if (!entry.heard) {
        entry.heard = core.sounds.reduce((text, [written, spoken]) => text.replaceAll(written, spoken).slice(0, 64), word).replace(/(.)\1+/gu, "$1");
        entry.letters = [...entry.heard].reduce((set, letter) => set | 1 << letter.charCodeAt(0) % 32, 0);
      }
      return entry;
    };
    const lexical = [...said, ...spelling.keys()].map((word) => [word, { frequency: 0 }]);
    const closest = async (word) => {
      const size = word.length, most = size > 5 ? 2 : size > 3 ? 1 : 0, mine = heard(word, {}), letters = new Set(word.slice(0, 2));
      for (const [[a], [b]] of core.sounds) {
        if (a === word[0]) letters.add(b);
        if (b === word[0]) letters.add(a);
      }
      const pool = await Promise.all((core.all ? [""] : [...letters]).map(beginning));
      let best = [9];
      for (const [other, entry] of [...pool.flat(), ...lexical]) {
        const theirs = heard(other, entry), same = mine.heard === theirs.heard;
        let differing = 0;
        for (let set = mine.letters ^ theirs.letters; set; set &= set - 1) differing++;
        if (differing > most * 2 || size < 5 && !same && size === other.length && differing) continue;
        const apart = same ? +(word[0] !== other[0]) : edits(mine.heard, theirs.heard, most) * 2 + (mine.heard[0] !== theirs.heard[0]);
        const nearer = apart - best[0] || best[1] - entry.frequency || (other < best[2] ? -1 : 1);
        if (apart <= most * 2 && nearer < 0) best = [apart, entry.frequency, other];
      }
      return best[2] && (spelling.get(best[2]) || best[2]);
    };

    const understood = async (typed, exact) => {
      const is = (how, used, ...roots) => ({ typed, how, used, roots });
      for (const form of bareForms(typed)) {
        const word = await known(form);
        if (word || said.has(form)) return is("word", typed, word ? word.root : form);
      }
      if (typed.length > 2 && !/^\d+$/.test(typed)) {
        const longer = (await beginning(typed)).sort(([a, x], [b, y]) => y.frequency - x.frequency || (a < b ? -1 : 1)).slice(0, 8);
        if (longer[0]) return is("beginning", longer[0][0], ...unique(longer.map(([, word]) => word.root)));
      }
      // A true word that this catalogue lacks is left as it is.
      const lacking = await load("k");
      if (exact || bareForms(typed).some((form) => lacking.includes(` ${form} `))) return is("not", typed);
      const used = await closest(typed);
      if (used) return is("corrected", used, ((await known(used)) || { root: used }).root);
      for (let cut = 3; cut < typed.length - 2; cut++) {
        const halves = [typed.slice(0, cut), typed.slice(cut)], both = await Promise.all(halves.map(known));
        if (both.every((half) => half && half.frequency)) return halves.map((half, n) => is("split", half, both[n].root));
      }
      return is("not", typed);
    };

    // Parts add up; one of the others stands for the whole.
    const phrase = (part) => part.map((word) => word.roots[0] || "").join(" ");
    const slot = async (part) => {
      const says = phrase(part), many = part[1], loose = many ? LOOSE : 1, parts = new Map(), has = (await documents(says)).length;
      let means = meanings.get(says) || [];
      if (!means.length && says && !has) {
        means = [...meanings].filter(([key]) => key.split(" ").includes(says)).flatMap(([, targets]) => targets);
      }
      const others = new Map(means.map((term) => [term, OTHER]));
      if (many && has) others.set(says, 1);
      for (const { how, roots } of part) {
        for (const root of roots) how === "beginning" ? others.set(root, loose * BEGINNING) : parts.set(root, loose);
      }
      return { parts, others, words: part.length, weight: !many && weak.has(part[0].typed) ? WEAK : 1 };
    };

    const scored = async ({ parts, others, words }) => {
      const found = new Map();
      for (const terms of [parts, others]) for (const [term, share] of terms) {
        const has = await documents(term), rarity = Math.log(1 + (core.size - has.length + 0.5) / (has.length + 0.5));
        for (const [document, level] of has) {
          const score = share * rarity * level / core.levels, [before, met] = found.get(document) || [0, 0];
          found.set(document, terms === others ? [Math.max(before, score), words] : [before + score, Math.min(met + 1, words)]);
        }
      }
      return found;
    };

    // → hits: [document, score] each, best first; terms: all that were looked for
    const search = async (query, exact) => {
      const typed = unique(words(query)), content = typed.filter((word) => !stop.has(word) && word[1]);
      const read = (await Promise.all((content[0] ? content : typed).map((word) => understood(word, exact || !content[0])))).flat();
      const scores = new Map(), covered = new Map(), terms = new Set();
      let total = 0, unknown = 0;
      for (let at = 0, size; at < read.length; at += size) {
        for (size = read.length - at; size > 1 && !meanings.has(phrase(read.slice(at, at + size)));) size--;
        const one = await slot(read.slice(at, at + size)), found = await scored(one), worth = size * one.weight;
        for (const term of [...one.parts.keys(), ...one.others.keys()]) terms.add(term);
        total += worth;
        if (!found.size) unknown += worth;
        for (const [document, [score, met]] of found) {
          scores.set(document, (scores.get(document) || 0) + score * one.weight);
          covered.set(document, (covered.get(document) || 0) + met * one.weight);
        }
      }
      const hits = [...scores].map(([document, score]) => [document, score * (UNCOVERED + (1 - UNCOVERED) * covered.get(document) / total)]);
      const steps = (hit) => Math.round(hit[1] * 1e6);
      hits.sort((a, b) => steps(b) - steps(a) || a[0] - b[0]);
      const least = hits[0] && hits[0][1] * (unknown * 2 >= total ? CUT_UNKNOWN : CUT);
      return { hits: hits.filter(([, score]) => score >= least), words: read, terms, partial: unknown > 0 };
    };

    return { core, load, search, words, bareForms, stop };
  };
  globalThis.KatalogCari = Object.assign(globalThis.KatalogCari || {}, { fold, postings, open });
})();
