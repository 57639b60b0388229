/** The numbers in a list that was entered with commas between. */
export function listed(text = ''): string[] {
  return text.split(/[,;\s]+/).filter((one) => one !== '');
}
