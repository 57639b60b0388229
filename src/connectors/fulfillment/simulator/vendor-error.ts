/** An answer that says no, in the vendor's form: `{"message": "…"}`. */
export class VendorError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
