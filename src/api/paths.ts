/** A path of the contract (`/wms/orders/{order_id}`) as Fastify writes it (`/wms/orders/:order_id`). */
export function fastifyPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}
