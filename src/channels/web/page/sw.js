/* Keeps the page itself on the phone, so that it opens without a network. What people ask and what they are
   answered never passes through here: only the listed files are kept, everything else goes to the server. */
'use strict';
const name = 'thonban-{{version}}';
const shell = ['{{shell}}'];

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(name)
      .then((cache) => cache.addAll(shell.map((path) => new Request(path, { cache: 'no-cache' }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((each) => each !== name).map((each) => caches.delete(each))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  const path = url.pathname + (url.pathname === '/' ? '' : url.search);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin || shell.indexOf(path) === -1) return;
  event.respondWith(
    caches
      .open(name)
      .then((cache) => cache.match(path))
      .then((found) => found || fetch(event.request)),
  );
});
