// Opens the page on which a customer connects an account, in a frame over the page it is loaded into. Use:
//   <script src="https://your-backhaul/link/link.js"></script>
//   const link = Backhaul.init({ getLinkToken, onSuccess(authCode, integrationName) {…} });
//   link.open();
// Documented in docs/link.md. Plain JavaScript for every browser of the last five years, and nothing else is loaded.
(() => {
  const script = document.currentScript;
  const origin = new URL(script.src, document.baseURI).origin;
  const state = { isLoaded: true };
  let config = null;
  let close = null;

  /** @param given see docs/link.md; the last call counts */
  function init(given) {
    if (typeof given?.getLinkToken !== 'function' || typeof given.onSuccess !== 'function')
      throw new Error('Backhaul.init needs getLinkToken and onSuccess.');
    config = given;
    if (given.buttonId) window[`Trackstar${given.buttonId}`] = api;
    config.onLoad?.();
    return api;
  }

  /** Opens the frame; a second call while it is open does nothing. */
  async function open({ integrationId } = {}) {
    if (!config) throw new Error('Call Backhaul.init before Backhaul.open.');
    if (close) return;
    const used = config;
    const before = document.activeElement;
    let connected = null;
    const shade = document.createElement('div');
    shade.setAttribute('role', 'dialog');
    shade.setAttribute('aria-modal', 'true');
    shade.setAttribute('aria-label', 'Connect an account');
    shade.style.cssText =
      'position:fixed;inset:0;z-index:2147483647;background:rgba(0,0,0,.5);display:flex;align-items:center;justify-content:center';
    const frame = document.createElement('iframe');
    frame.title = 'Connect an account';
    frame.style.cssText =
      'border:0;width:100%;height:100%;max-width:520px;max-height:760px;background:#fff;border-radius:8px';
    shade.append(frame);

    const heard = ({ origin: from, source, data }) => {
      // From our page in our frame, and nothing else.
      if (from !== origin || source !== frame.contentWindow || data?.from !== 'backhaul-link') return;
      if (data.event === 'connected') connected = data;
      if (data.event === 'close') close?.();
    };
    const key = (event) => event.key === 'Escape' && close?.();
    const overflow = document.body.style.overflow;
    // However it is closed: what was connected is told, once.
    close = () => {
      close = null;
      window.removeEventListener('message', heard);
      document.removeEventListener('keydown', key);
      shade.remove();
      document.body.style.overflow = overflow;
      before?.focus?.();
      if (connected) used.onSuccess(connected.authCode, connected.integrationName);
      else used.onClose?.();
    };
    window.addEventListener('message', heard);
    document.addEventListener('keydown', key);
    document.body.style.overflow = 'hidden';
    document.body.append(shade);

    try {
      const token = await used.getLinkToken();
      if (!close) return; // closed while the token was on its way
      frame.src = `${origin}/link/#${token}&${choices(used, integrationId)}`;
      frame.focus();
    } catch (error) {
      close?.();
      throw error;
    }
  }

  function choices(used, integrationId) {
    const given = new URLSearchParams({ parent: window.location.origin });
    const add = (name, value) => value && value.length > 0 && given.set(name, String(value));
    add('type', used.integrationType);
    add('allow', used.integrationAllowList);
    add('block', used.integrationBlockList);
    add('with', used.integrationsWithEndpoints);
    add('sandbox', used.sandbox ? '1' : '');
    add('integration', integrationId);
    return given;
  }

  const api = { init, open, state };
  window.Backhaul = api;
  window.Trackstar = api;
})();
