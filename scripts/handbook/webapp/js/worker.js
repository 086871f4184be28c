/* Keeps this language on the device, if its reader asks for that, and then answers for the server.
   A page asks for the files in small parts, so that progress is seen and a download can be stopped and continued.
   Two things hold at any time: a cache without its list is not complete and never answers; files come from one edition. */
"use strict";
const SCOPE = new URL("./", self.location).href, SITE = new URL("../", SCOPE).href;
const LIST = SCOPE + "data/offline.js", BEGUN = LIST + "?begun";
const HEAD = "handbook-" + LOCALE + "-", TAIL = "@" + new URL(SCOPE).pathname;
const OWN = HEAD + VERSION + TAIL;
const AT_ONCE = 8;
let reading = null;

const fault = (name, file) => Object.assign(new Error(name), { fault: name, file: file });
const isOther = name => name !== OWN;
const kept = (name, url) => caches.match(url, { cacheName: name });
const parsed = text => JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1));
const listOf = (name, url) => kept(name, url).then(found => found ? found.text().then(parsed) : null);

/* The caches of this language at this address: other sites of the same host keep theirs. */
function ours() {
  return caches.keys().then(names => names.filter(
    name => name.length === OWN.length && name.startsWith(HEAD) && name.endsWith(TAIL)
  ));
}
/* The complete cache to read from: of this edition, else an older one. */
function complete() {
  return ours().then(names => Promise.all(names.map(name => kept(name, LIST))).then(lists => {
    const whole = names.filter((name, at) => lists[at]);
    return whole.indexOf(OWN) < 0 ? whole[0] || null : OWN;
  }));
}
function forget(wanted) {
  return ours().then(names => Promise.all(names.filter(wanted).map(name => caches.delete(name))));
}
/* Older editions go when this one is complete, never before. */
function tidy() {
  return complete().then(name => name === OWN && forget(isOther));
}

/* Answering. Some servers show pages without their extension. Files of the index are asked for with their edition behind a "?". */
const bare = request => request.url.split(/[?#]/)[0];
function find(name, request) {
  const url = bare(request), last = url.slice(url.lastIndexOf("/") + 1);
  const tried = !last ? url + "index.html" : last.indexOf(".") < 0 ? url + ".html" : url;
  return kept(name, tried).then(found => found || fetch(request).catch(error => {
    if (request.mode !== "navigate") throw error;
    return kept(name, SCOPE + "404.html").then(page => new Response(page.body, { status: 404, headers: page.headers }));
  }));
}
/* A language that is only begun also searches in English: without internet, if English is kept on the device too. */
self.addEventListener("fetch", event => {
  const request = event.request;
  if (request.method !== "GET" || !request.url.startsWith(SITE)) return;
  if (!request.url.startsWith(SCOPE)) {
    event.respondWith(fetch(request).catch(error => caches.match(bare(request)).then(found => found || Promise.reject(error))));
    return;
  }
  reading = reading || complete();
  event.respondWith(reading.catch(() => null).then(name => {
    if (!name) reading = null;
    return name ? find(name, request) : fetch(request);
  }));
});
self.addEventListener("activate", event => {
  reading = null;
  event.waitUntil(tidy());
});

/* Keeping */
const asked = {
  state: () => complete().then(name => ({ whole: name === OWN, older: Boolean(name) && isOther(name) })),
  /* What has to come: files that an older edition holds with the same content are copied, not fetched. */
  plan: () => Promise.all([begun(), complete()]).then(([list, older]) =>
    forget(name => isOther(name) && name !== older)
      .then(() => Promise.all([older && isOther(older) ? listOf(older, LIST) : null, present()]))
      .then(([before, here]) => {
        const same = before ? before.files : {};
        return {
          edition: list.edition, bytes: list.bytes, older: Boolean(before),
          files: Object.keys(list.files).filter(uri => !here[SCOPE + uri]).map(uri => {
            const [digest, size] = list.files[uri];
            return [uri, size, Boolean(same[uri]) && same[uri][0] === digest];
          }),
        };
      })
  ),
  /* Answers when nothing is on its way any more, also after a fault: what a page then removes does not come back. */
  get: message => Promise.all([begun(), complete(), caches.open(OWN)]).then(([list, older, cache]) => {
    const left = message.files.slice();
    let broken = null;
    const next = () => {
      const one = !broken && left.shift();
      return one ? take(one[0], list.files[one[0]][0], one[2] && older, cache).catch(error => { broken = error; }).then(next) : null;
    };
    return Promise.all(Array.from({ length: AT_ONCE }, next)).then(() => {
      if (broken) throw broken;
    });
  }),
  done: () => Promise.all([begun(), present(), caches.open(OWN), kept(OWN, BEGUN)]).then(([list, here, cache, text]) => {
    if (Object.keys(list.files).some(uri => !here[SCOPE + uri])) throw fault("network");
    return cache.put(LIST, text).then(() => cache.delete(BEGUN));
  }).then(() => {
    reading = null;
    return self.registration.waiting ? null : tidy(); /* beside older pages, until their reader wants this edition */
  }),
  show: () => tidy().then(() => self.skipWaiting()),
};
/* The list of this edition, fetched once; a server that is between two editions gives another one. */
function begun() {
  return Promise.all([listOf(OWN, LIST), listOf(OWN, BEGUN)]).then(([whole, part]) => whole || part || fetch(LIST, { cache: "no-cache" })
    .then(answer => {
      if (!answer.ok) throw fault("changed", "data/offline.js");
      return answer.text();
    })
    .then(text => {
      if (parsed(text).version !== VERSION) throw fault("between");
      return put(BEGUN, text, "text/javascript").then(() => parsed(text));
    }));
}
function put(url, body, type) {
  return caches.open(OWN).then(cache => cache.put(url, new Response(body, { headers: { "content-type": type } })));
}
function present() {
  return caches.open(OWN).then(cache => cache.keys()).then(requests => {
    const here = {};
    requests.forEach(request => { here[request.url] = true; });
    return here;
  });
}
function take(uri, digest, older, cache) {
  return (older ? kept(older, SCOPE + uri) : Promise.resolve(null))
    .then(found => found ? cache.put(SCOPE + uri, found) : load(uri, digest, "default"));
}
function load(uri, digest, mode) {
  return fetch(SCOPE + uri, { cache: mode }).then(answer => {
    if (!answer.ok) throw fault("changed", uri);
    return answer.arrayBuffer().then(bytes => crypto.subtle.digest("SHA-256", bytes).then(found => {
      const hex = Array.from(new Uint8Array(found, 0, 6), byte => (byte + 256).toString(16).slice(1)).join("");
      if (hex === digest) return put(SCOPE + uri, bytes, answer.headers.get("content-type") || "application/octet-stream");
      if (mode === "reload") throw fault("changed", uri);
      return load(uri, digest, "reload"); /* what the browser had was older */
    }));
  });
}
self.addEventListener("message", event => {
  const port = event.ports[0], act = event.data && asked[event.data.act];
  if (!port || !act) return;
  event.waitUntil(Promise.resolve().then(() => act(event.data)).then(value => port.postMessage({ value: value || null }), error => {
    const known = { QuotaExceededError: "space", TypeError: "network" }[error.name];
    port.postMessage({ fault: error.fault || known || "refused", file: error.file || "" });
  }));
});
