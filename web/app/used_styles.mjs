// SPDX-License-Identifier: EUPL-1.2
// Of the design system's style sheet, the components that the app uses.
const used = [
  'alert', 'badge-status', 'button', 'button-group', 'checkbox', 'data-badge', 'document', 'drawer',
  'form-field', 'form-field-description', 'form-field-error-message', 'form-fieldset', 'form-label',
  'form-toggle', 'heading', 'heading-1', 'heading-2', 'heading-3', 'heading-4', 'link', 'nav-bar',
  'ordered-list', 'paragraph', 'radio-button', 'select', 'separator', 'skip-link', 'table',
  'table-container', 'textarea', 'textbox', 'unordered-list',
];

const component = new RegExp(`\\.utrecht-(${used.join('|')})(?![a-z]|-[a-z0-9])`);
const modifier = new RegExp(`\\.utrecht-(${used.join('|')})(--|__)`);

/** Rules whose selector names a used component; at-rules keep what is left in them. */
export function onlyUsed(css) {
  let kept = '';
  let position = 0;
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '');
  while (position < plain.length) {
    const open = plain.indexOf('{', position);
    if (open < 0) break;
    let depth = 1;
    let end = open + 1;
    for (; depth > 0 && end < plain.length; ++end) {
      if (plain[end] === '{') ++depth;
      else if (plain[end] === '}') --depth;
    }
    const selector = plain.slice(position, open).trim();
    const body = plain.slice(open + 1, end - 1);
    if (selector.startsWith('@media') || selector.startsWith('@supports')) {
      const inside = onlyUsed(body);
      if (inside) kept += `${selector}{${inside}}`;
    } else if (selector.startsWith('@') || component.test(selector) || modifier.test(selector)) {
      kept += `${selector}{${body}}`;
    }
    position = end;
  }
  return kept;
}
