// A worker that beats each five seconds. Browsers slow the timers of hidden and covered pages to one a minute; a worker's
// timer goes on, and its messages wake the page.
setInterval(function () {
  postMessage(null);
}, 5000);
