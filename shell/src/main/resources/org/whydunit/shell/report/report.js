(function () {
  'use strict';
  var root = document.documentElement;
  function language(to) { root.dataset.lang = to; root.lang = to === 'zh' ? 'zh-CN' : 'en'; }
  document.querySelectorAll('[data-language]').forEach(function (b) {
    b.addEventListener('click', function () { language(b.dataset.language); });
  });
  document.querySelectorAll('[data-print]').forEach(function (b) {
    b.addEventListener('click', function () {
      document.querySelectorAll('details').forEach(function (d) { d.open = true; });
      window.print();
    });
  });
  function copied(b) {
    var before = b.innerHTML;
    b.textContent = '✓';
    setTimeout(function () { b.innerHTML = before; }, 1200);
  }
  document.querySelectorAll('[data-copy]').forEach(function (b) {
    b.addEventListener('click', function () {
      var text = b.parentElement.querySelector('code').textContent;
      if (navigator.clipboard && window.isSecureContext) {
        navigator.clipboard.writeText(text).then(function () { copied(b); });
        return;
      }
      var area = document.createElement('textarea');
      area.value = text;
      document.body.appendChild(area);
      area.select();
      document.execCommand('copy');
      area.remove();
      copied(b);
    });
  });
  window.addEventListener('beforeprint', function () {
    document.querySelectorAll('details').forEach(function (d) { d.open = true; });
  });
  var svg = document.querySelector('svg.timeline');
  if (!svg) { return; }
  var left = +svg.dataset.left, right = +svg.dataset.right;
  var first = +svg.dataset.first, last = +svg.dataset.last;
  var from = 0, to = 1;
  function draw() {
    svg.querySelectorAll('circle').forEach(function (c) {
      var at = (+c.dataset.at - from) / (to - from);
      c.toggleAttribute('hidden', at < 0 || at > 1);
      c.setAttribute('cx', left + (right - left) * at);
    });
    svg.querySelectorAll('.tick').forEach(function (t) {
      var at = from + (to - from) * +t.dataset.at;
      t.textContent = new Date(first + at * (last - first)).toISOString().slice(0, 16).replace('T', ' ');
    });
  }
  function zoom(factor, shift) {
    var span = Math.min(1, Math.max(1 / 4096, (to - from) * factor));
    var middle = (from + to) / 2 + shift * (to - from);
    from = Math.min(1 - span, Math.max(0, middle - span / 2));
    to = from + span;
    draw();
  }
  document.querySelectorAll('[data-zoom]').forEach(function (b) {
    b.addEventListener('click', function () { zoom(parseFloat(b.dataset.zoom), parseFloat(b.dataset.shift)); });
  });
  var start = null;
  svg.addEventListener('pointerdown', function (e) { start = e.clientX; svg.setPointerCapture(e.pointerId); });
  svg.addEventListener('pointermove', function (e) {
    if (start === null || to - from === 1) { return; }
    zoom(1, (start - e.clientX) / svg.clientWidth);
    start = e.clientX;
  });
  svg.addEventListener('pointerup', function () { start = null; });
  svg.addEventListener('wheel', function (e) {
    if (!e.ctrlKey) { return; }
    e.preventDefault();
    zoom(e.deltaY < 0 ? 0.8 : 1.25, 0);
  }, { passive: false });
})();
