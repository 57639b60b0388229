/** A function as people call it: "Inventory ledger" for `get_inventory_ledger`. */
export function functionLabel(name: string): string {
  const words = name.replace(/^get_/, '').replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
