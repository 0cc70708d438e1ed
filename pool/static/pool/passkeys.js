// Passkeys: a button asks the device, and its form takes the answer to the server. Without this file, and in
// browsers that know no passkeys, the form stays hidden: there are other ways.
'use strict';
(() => {
  if (!window.PublicKeyCredential || !window.webauthnJSON) return;

  async function optionsOf(form) {
    if (form.dataset.options) return JSON.parse(form.dataset.options);
    const answer = await fetch(form.action, {headers: {Accept: 'application/json'}});
    return (await answer.json()).request_options;
  }

  for (const form of document.querySelectorAll('form[data-passkey]')) {
    const said = form.querySelector('[role=alert]');
    const button = form.querySelector('button');
    const ask = async () => {
      said.hidden = true;
      try {
        const answer = await window.webauthnJSON[form.dataset.passkey](await optionsOf(form));
        form.elements.credential.value = JSON.stringify(answer);
        form.submit();
      } catch {
        said.textContent = form.dataset.failed;
        said.hidden = false;
      }
    };
    button.addEventListener('click', ask);
    form.addEventListener('submit', (event) => { event.preventDefault(); ask(); });
    form.hidden = false;
  }
})();
