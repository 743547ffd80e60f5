(function () {
  'use strict';
  var root = document.documentElement;
  var languages = document.querySelectorAll('[data-language]');
  function language(to) {
    root.dataset.lang = to;
    root.lang = to === 'zh' ? 'zh-CN' : 'en';
    languages.forEach(function (b) { b.setAttribute('aria-pressed', String(b.dataset.language === to)); });
  }
  languages.forEach(function (b) {
    b.addEventListener('click', function () { language(b.dataset.language); });
  });
  language(root.dataset.lang);
  var opened = [];
  window.addEventListener('beforeprint', function () {
    opened = Array.from(document.querySelectorAll('details:not([open])'));
    opened.forEach(function (d) { d.open = true; });
  });
  window.addEventListener('afterprint', function () {
    opened.forEach(function (d) { d.open = false; });
  });
  document.querySelectorAll('[data-print]').forEach(function (b) {
    b.addEventListener('click', function () { window.print(); });
  });
  var status = document.querySelector('[role=status]');
  function copied(b) {
    status.textContent = status.dataset[root.dataset.lang];
    if (b.classList.contains('done')) { return; }
    b.classList.add('done');
    setTimeout(function () { b.classList.remove('done'); status.textContent = ''; }, 1200);
  }
  function byHand(b, text) {
    var area = document.createElement('textarea');
    area.value = text;
    area.className = 'unseen';
    document.body.appendChild(area);
    area.select();
    var done = document.execCommand('copy');
    area.remove();
    b.focus({ preventScroll: true });
    if (done) { copied(b); }
  }
  document.querySelectorAll('[data-copy]').forEach(function (b) {
    b.addEventListener('click', function () {
      var text = b.parentElement.querySelector('code').textContent;
      if (navigator.clipboard && window.isSecureContext) {
        navigator.clipboard.writeText(text).then(function () { copied(b); }, function () { byHand(b, text); });
      } else {
        byHand(b, text);
      }
    });
  });
  var svg = document.querySelector('svg.timeline');
  if (!svg) { return; }
  var left = +svg.dataset.left, right = +svg.dataset.right;
  var first = +svg.dataset.first, last = +svg.dataset.last;
  var from = 0, to = 1;
  var marks = Array.from(svg.querySelectorAll('circle'));
  function draw() {
    marks.forEach(function (c) {
      var at = (+c.dataset.at - from) / (to - from);
      c.toggleAttribute('hidden', at < 0 || at > 1);
      c.setAttribute('cx', left + (right - left) * at);
    });
    svg.querySelectorAll('.tick').forEach(function (t) {
      var at = from + (to - from) * +t.dataset.at;
      t.textContent = new Date(first + at * (last - first)).toISOString().slice(0, 16).replace('T', ' ');
    });
  }
  /* What lies at the fixed share of the view stays there. */
  function zoom(factor, shift, fixed) {
    var span = Math.min(1, Math.max(1 / 4096, (to - from) * factor));
    var still = from + fixed * (to - from);
    from = Math.min(1 - span, Math.max(0, still - fixed * span + shift * (to - from)));
    to = from + span;
    draw();
  }
  /* Closer means closer to something: the mark nearest to the middle, a crash rather than another. */
  function nearest() {
    var middle = (from + to) / 2, best = 0.5, least = Infinity;
    marks.forEach(function (c) {
      var away = Math.abs(+c.dataset.at - middle) * (c.classList.contains('m-crash') ? 1 : 2);
      if (!c.hasAttribute('hidden') && away < least) { least = away; best = (+c.dataset.at - from) / (to - from); }
    });
    return best;
  }
  document.querySelectorAll('[data-zoom]').forEach(function (b) {
    b.addEventListener('click', function () {
      var factor = parseFloat(b.dataset.zoom);
      zoom(factor, parseFloat(b.dataset.shift), factor < 1 ? nearest() : 0.5);
    });
  });
  var start = null;
  function end() { start = null; }
  svg.addEventListener('pointerdown', function (e) { start = e.clientX; svg.setPointerCapture(e.pointerId); });
  svg.addEventListener('pointermove', function (e) {
    if (start === null || to - from === 1) { return; }
    zoom(1, (start - e.clientX) / svg.clientWidth, 0.5);
    start = e.clientX;
  });
  svg.addEventListener('pointerup', end);
  svg.addEventListener('pointercancel', end);
  svg.addEventListener('wheel', function (e) {
    if (!e.ctrlKey) { return; }
    e.preventDefault();
    var box = svg.getBoundingClientRect();
    var x = (e.clientX - box.left) / box.width * svg.viewBox.baseVal.width;
    zoom(e.deltaY < 0 ? 0.8 : 1.25, 0, Math.min(1, Math.max(0, (x - left) / (right - left))));
  }, { passive: false });
})();
