/** The address of a place of which the source says no more than that it is there. */
export const UNKNOWN_PLACE = {
  address1: null,
  address2: null,
  address3: null,
  city: null,
  state: null,
  postal_code: null,
  country: null,
};
