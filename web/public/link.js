// Opens the page on which a customer connects an account, in a frame over the page it is loaded into. Use:
//   <script src="https://your-backhaul/link/link.js"></script>
//   const link = Backhaul.init({ getLinkToken, onSuccess(authCode, integrationName) {…} });
//   link.open();
// Documented in docs/link.md. Plain JavaScript for every browser of the last five years, and nothing else is loaded.
(() => {
  const origin = new URL(document.currentScript.src, document.baseURI).origin;
  let close = null;

  /** A button's own way to open the frame; components call init each time they are drawn, so the last call counts. */
  function opener() {
    const state = { isLoaded: false };
    let config = null;
    return {
      state,
      init(given) {
        config = given;
        // Once: what it does may draw the component again.
        if (state.isLoaded) return;
        state.isLoaded = true;
        given.onLoad?.();
      },
      open({ integrationId } = {}) {
        if (!config) throw new Error('Call Backhaul.init before Backhaul.open.');
        return show(config, integrationId);
      },
    };
  }

  /** @param given see docs/link.md; one with a buttonId is for that button alone */
  function init(given) {
    if (typeof given?.getLinkToken !== 'function' || typeof given.onSuccess !== 'function')
      throw new Error('Backhaul.init needs getLinkToken and onSuccess.');
    const name = given.buttonId ? `Trackstar${given.buttonId}` : null;
    if (name) window[name] ??= opener();
    const own = name ? window[name] : all;
    own.init(given);
    return own;
  }

  /** Shows the frame; a second call while it is open does nothing. */
  async function show(used, integrationId) {
    if (close) return;
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
      if (!shade.isConnected) return; // closed while the token was on its way
      frame.src = `${origin}/link/#${token}&${choices(used, integrationId)}`;
      frame.focus();
    } catch (error) {
      if (shade.isConnected) close?.();
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

  const all = opener();
  window.Backhaul = window.Trackstar = { state: all.state, init, open: all.open };
})();
