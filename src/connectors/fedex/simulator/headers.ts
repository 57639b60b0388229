/** The headers of FedEx's files, name for name and in their order. */

const words = (text: string) =>
  text
    .split('|')
    .map((one) => one.trim())
    .filter((one) => one !== '');

const PAIRS = 51;
const pairs = (label: string, amount: string) => Array.from({ length: PAIRS }, () => [label, amount]).flat();

export const US_HEADER: readonly string[] = [
  ...words(`Consolidated Account Number|Bill to Account Number|Invoice Date|Invoice Number|Store ID
    |Original Amount Due|Current Balance|Payor|Ground Tracking ID Prefix|Express or Ground Tracking ID
    |Transportation Charge Amount|Net Charge Amount|Service Type|Ground Service|Shipment Date|POD Delivery Date
    |POD Delivery Time|POD Service Area Code|POD Signature Description|Actual Weight Amount|Actual Weight Units
    |Rated Weight Amount|Rated Weight Units|Number of Pieces|Bundle Number|Meter Number|TDMasterTrackingID
    |Service Packaging|Dim Length|Dim Width|Dim Height|Dim Divisor|Dim Unit|Recipient Name|Recipient Company
    |Recipient Address Line 1|Recipient Address Line 2|Recipient City|Recipient State|Recipient Zip Code
    |Recipient Country/Territory|Shipper Company|Shipper Name|Shipper Address Line 1|Shipper Address Line 2
    |Shipper City|Shipper State|Shipper Zip Code|Shipper Country/Territory|Original Customer Reference
    |Original Ref#2|Original Ref#3/PO Number|Original Department Reference Description
    |Updated Customer Reference|Updated Ref#2|Updated Ref#3/PO Number
    |Updated Department Reference Description|RMA#|Original Recipient Address Line 1
    |Original Recipient Address Line 2|Original Recipient City|Original Recipient State
    |Original Recipient Zip Code|Original Recipient Country/Territory|Zone Code|Cost Allocation
    |Alternate Address Line 1|Alternate Address Line 2|Alternate City|Alternate State Province
    |Alternate Zip Code|Alternate Country/Territory Code|CrossRefTrackingID Prefix|CrossRefTrackingID
    |Entry Date|Entry Number|Customs Value|Customs Value Currency Code|Declared Value
    |Declared Value Currency Code`),
  ...Array.from({ length: 4 }, () => ['Commodity Description', 'Commodity Country/Territory Code']).flat(),
  ...words(`Currency Conversion Date|Currency Conversion Rate|Multiweight Number
    |Multiweight Total Multiweight Units|Multiweight Total Multiweight Weight
    |Multiweight Total Shipment Charge Amount|Multiweight Total Shipment Weight
    |Ground Tracking ID Address Correction Discount Charge Amount
    |Ground Tracking ID Address Correction Gross Charge Amount|Rated Method|Sort Hub|Estimated Weight
    |Estimated Weight Unit|Postal Class|Process Category|Package Size|Delivery Confirmation|Tendered Date
    |MPS Package ID`),
  ...pairs('Tracking ID Charge Description', 'Tracking ID Charge Amount'),
  'Shipment Notes',
];

export const INTERNATIONAL_HEADER: readonly string[] = [
  ...words(`Billing Country/Territory|Invoice Type|Settlement Type|Bill to Account Number|Government Number
    |FedEx Invoice Number|Invoice Date|Due Date|Bill to Currency|Total Standard Charges|Total Discounts
    |Total Surcharges|Total Taxes|Original Amount Due|Alternate Currency|Alternate Currency Exchange Rate
    |Air Waybill Number|Bill To|Shipper Reference 1|Shipper Reference 2|Shipper Reference 3|POD Date|POD Time
    |POD Name|Ship Date (formatted)|Ship Date|Tendered Date|Service|Packaging|SvcPkg Label|Origin Station
    |Destination Station|Pieces|Actual Weight|Actual Weight Units|Meter Number|Child Account Number
    |Master Air Waybill Number|Sender Company Name|Sender Contact Name|Sender Address Line 1
    |Sender Address Line 2|Sender Address Line 3|Sender Address City|Sender Address State
    |Sender Address Postal|Sender Address Country/Territory|Recipient Company Name|Recipient Contact Name
    |Recipient Address Line 1|Recipient Address Line 2|Recipient Address Line 3|Recipient Address City
    |Recipient Address State|Recipient Address Postal|Recipient Address Country/Territory
    |MPS Package Tracking ID|Dim Length|Dim Width|Dim Height|Dim Divisor|Dim Unit|Rated Weight Amount
    |Rated Weight Units|Zone Code|Air Waybill Total Amount`),
  ...pairs('Air Waybill Charge Label', 'Air Waybill Charge Amount'),
];

/** The amounts of the 21 places for charges, each behind the code of its place. */
export const SLOT_AMOUNTS: readonly string[] = words(`Freight Amt|Vol Disc Amt|Earned Disc Amt|Auto Disc Amt
  |Perf Price Amt|Fuel Amt|Resi Amt|DAS Amt|On-Call Amt|D.V. Amt|Sign Svc Amt|Sat Amt|Addn Hndlg Amt
  |Adr Corr Amt|GST Amt|Duty Amt|Adv Fee Amt|Orig VAT Amt|Misc 1 Amt|Misc 2 Amt|Misc 3 Amt`);

export const EDI_HEADER: readonly string[] = [
  ...words(`Master EDI No|Invoice Number|Invoice Date|Type|Settle|Inv Charge|Trans Cnt|Bill-to Account|Cntry
    |N/A|Consolidated Acct|Co.Cd|Grd Prefix|Tracking Number|Rebill|Non-Dup|Ship Date|Svc|Pkg|Grd Svc|IPD Adr
    |Msg Cd|Ref 1|Ref 2|Ref 3|Store No|Grd PO No|Grd Dept No|Cust Inv No|RMA No|Device No|Device|Payor
    |Net Chrg|Curr`),
  ...SLOT_AMOUNTS.flatMap((amount, index) => [`Chrg ${index + 1}`, amount]),
  ...words(`Exchg Rate|Exc Curr|Fuel Pct|EU Bd|C.L.Cnt|Call Tag|Dec Value|Customs|Cus Curr|Entry No|Bundle No
    |Scale|Pcs|Bill Wt|Orig Wt|Multi-Wt|Wt Unit|Length|Width|Height|Dim Unit|Divisor|Grd Misc 1|Grd Misc 2
    |Grd Misc 3|Shipper Name|Shipper Company|Shipper Dept|Shipper Address 1|Shipper Address 2|Shipper City|ST
    |Postal|US Origin|Cntry1|Region|Recipient Name|Recipient Company|Recipient Address 1|Recipient Address 2
    |Recipient City|ST2|Postal2|Cntry2|Hndlg|Dlvry Date|Time|Final|Exceptn|Attempt Date|Attempt Time
    |Signature|Svc Area|COD Amt|COD Trkg No|PDue|PDue Inv|Svc Pct|Threshold|Orig Recip Adr 1
    |Orig Recip Adr 2|Original City|ST3|Postal3|EU VAT No|FedEx VAT No|Cross Ref No|Intl Grd Shipmt No
    |LF Orig Inv Nbr|LF Orig Date|LF Orig Amt|LF Inv Open Amt|LF Rate|LF Date`),
];
