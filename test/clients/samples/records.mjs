// Single records by the ids that stand in the documents.
const { BASE_URL, API_KEY, ACCESS_TOKEN } = process.env;

const read = async (path) => {
  const response = await fetch(`${BASE_URL}${path}`, {
    headers: { 'x-trackstar-api-key': API_KEY, 'x-trackstar-access-token': ACCESS_TOKEN },
  });
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()).data;
};

const order = await read('/wms/orders/order_abc123');
const product = await read('/wms/products/prod_widget_001');
const item = await read('/wms/inventory/inv_widget001_main');
const returned = await read('/wms/returns/return_abc123');
const shipment = await read('/wms/inbound-shipments/inbound_shipment_abc123');
console.log(
  JSON.stringify({
    ids: [order, product, item, returned, shipment].map(({ id }) => id),
    product_sku: product.sku,
    item_sku: item.sku,
  }),
);
