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
  var svg = document.querySelector('svg.timeline');
  if (!svg) { return; }
  var whole = svg.viewBox.baseVal.width;
  function zoom(factor, shift) {
    var box = svg.viewBox.baseVal;
    var width = Math.min(whole, Math.max(whole / 64, box.width * factor));
    var middle = box.x + box.width / 2 + shift * box.width;
    box.x = Math.min(whole - width, Math.max(0, middle - width / 2));
    box.width = width;
  }
  document.querySelectorAll('[data-zoom]').forEach(function (b) {
    b.addEventListener('click', function () { zoom(parseFloat(b.dataset.zoom), parseFloat(b.dataset.shift || '0')); });
  });
})();
