/* Keeps this language on the device, if its reader asks for that, and then answers for the server.
   A page asks for the files in small parts, so that progress is seen and a download can be stopped and continued.
   Two things hold at any time: a cache without its list is not complete and never answers; files come from one edition. */
"use strict";
var SCOPE = new URL("./", self.location).href;
var LIST = SCOPE + "data/offline.js", BEGUN = LIST + "?begun";
var HEAD = "handbook-" + LOCALE + "-", TAIL = "@" + new URL(SCOPE).pathname;
var OWN = HEAD + VERSION + TAIL;
var AT_ONCE = 8;
var reading = null;

function fault(name, file) {
  return Object.assign(new Error(name), { fault: name, file: file });
}
/* The caches of this language at this address: other sites of the same host keep theirs. */
function ours() {
  return caches.keys().then(function (names) {
    return names.filter(function (name) {
      return name.length === OWN.length && name.startsWith(HEAD) && name.endsWith(TAIL);
    });
  });
}
function kept(name, url) {
  return caches.match(url, { cacheName: name });
}
function parsed(text) {
  return JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1));
}
function listOf(name, url) {
  return kept(name, url).then(function (found) { return found ? found.text().then(parsed) : null; });
}
/* The complete cache to read from: of this edition, else an older one. */
function complete() {
  return ours().then(function (names) {
    return Promise.all(names.map(function (name) { return kept(name, LIST); })).then(function (lists) {
      var whole = names.filter(function (name, at) { return lists[at]; });
      return whole.indexOf(OWN) < 0 ? whole[0] || null : OWN;
    });
  });
}
function forget(wanted) {
  return ours().then(function (names) {
    return Promise.all(names.filter(wanted).map(function (name) { return caches.delete(name); }));
  });
}

/* Answering */
function find(name, request) {
  var url = request.url.split(/[?#]/)[0], last = url.slice(url.lastIndexOf("/") + 1);
  var tried = !last ? url + "index.html" : last.indexOf(".") < 0 ? url + ".html" : url;
  return kept(name, tried).then(function (found) {
    return found || fetch(request).catch(function (error) {
      if (request.mode !== "navigate") throw error;
      return kept(name, SCOPE + "404.html").then(function (page) {
        if (!page) throw error;
        return new Response(page.body, { status: 404, headers: page.headers });
      });
    });
  });
}
self.addEventListener("fetch", function (event) {
  var request = event.request;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE)) return;
  reading = reading || complete();
  event.respondWith(reading.then(function (name) {
    if (!name) reading = null;
    return name ? find(name, request) : fetch(request);
  }, function () { return fetch(request); }));
});
self.addEventListener("activate", function (event) {
  reading = null;
  event.waitUntil(tidy());
});
/* Older editions go when this one is complete, never before. */
function tidy() {
  return complete().then(function (name) {
    return name === OWN && forget(function (one) { return one !== OWN; });
  });
}

/* Keeping */
var asked = {
  state: function () {
    return complete().then(function (name) { return { whole: name === OWN, older: Boolean(name) && name !== OWN }; });
  },
  /* What has to come: files that an older edition holds with the same content are copied, not fetched. */
  plan: function () {
    return Promise.all([begun(), complete()]).then(function (found) {
      var older = found[1];
      return forget(function (name) { return name !== OWN && name !== older; }).then(function () {
        return Promise.all([older && older !== OWN ? listOf(older, LIST) : null, present()]);
      }).then(function (more) {
        var list = found[0], same = more[0] ? more[0].files : {}, here = more[1];
        return {
          edition: list.edition, bytes: list.bytes, older: Boolean(more[0]),
          files: Object.keys(list.files).filter(function (uri) { return !here[SCOPE + uri]; }).map(function (uri) {
            return [uri, list.files[uri][1], Boolean(same[uri]) && same[uri][0] === list.files[uri][0]];
          }),
        };
      });
    });
  },
  get: function (message) {
    return Promise.all([begun(), complete(), caches.open(OWN)]).then(function (found) {
      var left = message.files.slice();
      function next() {
        var one = left.shift();
        return one ? take(one, found[0].files[one[0]], one[2] && found[1], found[2]).then(next) : null;
      }
      return Promise.all(Array.from({ length: AT_ONCE }, next));
    });
  },
  done: function () {
    return Promise.all([begun(), present(), caches.open(OWN), kept(OWN, BEGUN)]).then(function (found) {
      if (Object.keys(found[0].files).some(function (uri) { return !found[1][SCOPE + uri]; })) throw fault("network");
      return found[2].put(LIST, found[3]).then(function () {
        reading = null;
        return found[2].delete(BEGUN);
      });
    }).then(function () {
      return self.registration.waiting ? null : tidy(); /* beside older pages, until their reader wants this edition */
    });
  },
  drop: function () {
    return forget(function (name) { return name === OWN; });
  },
  show: function () {
    return tidy().then(function () { return self.skipWaiting(); });
  },
};
/* The list of this edition, fetched once; a server that is between two editions gives another one. */
function begun() {
  return Promise.all([listOf(OWN, BEGUN), listOf(OWN, LIST)]).then(function (found) {
    if (found[0] || found[1]) return found[0] || found[1];
    return fetch(LIST, { cache: "no-cache" }).then(function (answer) {
      if (!answer.ok) throw fault("changed", "data/offline.js");
      return answer.text();
    }).then(function (text) {
      if (parsed(text).version !== VERSION) throw fault("between");
      return caches.open(OWN).then(function (cache) {
        return cache.put(BEGUN, new Response(text, { headers: { "content-type": "text/javascript" } }));
      }).then(function () { return parsed(text); });
    });
  });
}
function present() {
  return caches.open(OWN).then(function (cache) { return cache.keys(); }).then(function (requests) {
    var here = {};
    requests.forEach(function (request) { here[request.url] = true; });
    return here;
  });
}
function take(one, known, older, cache) {
  var url = SCOPE + one[0];
  return (older ? kept(older, url) : Promise.resolve(null)).then(function (found) {
    return found ? cache.put(url, found) : load(one[0], known[0], cache, "default");
  });
}
function load(uri, digest, cache, mode) {
  return fetch(SCOPE + uri, { cache: mode }).then(function (answer) {
    if (!answer.ok) throw fault("changed", uri);
    return answer.arrayBuffer().then(function (bytes) {
      return crypto.subtle.digest("SHA-256", bytes).then(function (found) {
        var hex = Array.from(new Uint8Array(found, 0, 6), function (byte) { return (byte + 256).toString(16).slice(1); });
        var type = answer.headers.get("content-type") || "application/octet-stream";
        if (hex.join("") === digest) return cache.put(SCOPE + uri, new Response(bytes, { headers: { "content-type": type } }));
        if (mode === "reload") throw fault("changed", uri);
        return load(uri, digest, cache, "reload"); /* what the browser had was older */
      });
    });
  });
}
self.addEventListener("message", function (event) {
  var port = event.ports[0], act = event.data && asked[event.data.act];
  if (!port || !act) return;
  event.waitUntil(Promise.resolve().then(function () { return act(event.data); }).then(function (value) {
    port.postMessage({ value: value || null });
  }, function (error) {
    var name = error.fault || (error.name === "QuotaExceededError" ? "space" : error instanceof TypeError ? "network" : "refused");
    port.postMessage({ fault: name, file: error.file || "" });
  }));
});
