import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import type { Step } from './life.ts';
import { orderId } from './order-json.ts';

const FIRST_RETURN = 180_000_000_000_000;

export function returnId(number: number): string {
  return String(FIRST_RETURN + number);
}

export function returnNumber(id: string): number {
  return Number(id) - FIRST_RETURN;
}

/** A return as it stands after the steps that have been taken. */
export function returnJson(seed: number, number: number, steps: readonly Step[], withReplacement: boolean) {
  const dice = new Dice(mixed(seed, number, 6));
  const price = { currencyAmount: dice.between(100, 5000) / 100, currencyUnit: 'USD' };
  const born = text(steps[0]!.at);
  const quantity = { unitOfMeasure: 'EACH', measurementValue: dice.between(1, 2) };
  // Where a parcel is, is told beside the status, which knows three words only.
  const status = [...steps].reverse().find(({ word }) => !word.startsWith('RETURN_'))!;
  const delivery = [...steps].reverse().find(({ word }) => word !== 'COMPLETED')!;
  return {
    returnOrderId: returnId(number),
    customerEmailId: `${mixed(seed, number).toString(16)}@relay.example`,
    customerName: { firstName: 'Ann', lastName: 'Example' },
    ...(withReplacement && { returnType: 'REFUND' }),
    customerOrderId: `5${orderId(number).slice(1)}`,
    returnOrderDate: born,
    returnByDate: text(steps[0]!.at + 30 * 86_400_000),
    refundMode: 'POST_DELIVERY',
    totalRefundAmount: price,
    returnLineGroups: [
      {
        groupNo: 1,
        returnLines: [{ returnOrderLineNumber: 1 }],
        labels: [
          {
            labelImageURL: 'https://labels.example/1.png',
            carrierInfoList: [
              {
                carrierId: '11',
                carrierName: 'FEDEX',
                serviceType: 'FedEx Ground',
                trackingNo: String(785_000_000_000 + number),
              },
            ],
          },
        ],
        returnExpectedFlag: true,
      },
    ],
    returnOrderLines: [
      {
        returnOrderLineNumber: 1,
        salesOrderLineNumber: 1,
        returnReason: dice.pick(['DEFECTIVE', 'ARRIVED_LATE', 'WRONG_SIZE']),
        purchaseOrderId: orderId(number),
        purchaseOrderLineNumber: 1,
        item: { sku: `SKU-${dice.between(1, 60)}`, condition: 'New', productName: 'Thing' },
        unitPrice: price,
        quantity,
        refundedQty: 0,
        isKeepIt: false,
        returnExpectedFlag: true,
        status: status.word,
        statusTime: text(status.at),
        currentDeliveryStatus: delivery.word === 'INITIATED' ? 'NOT_SHIPPED' : delivery.word,
        currentRefundStatus: 'REFUND_INITIATED',
        returnTrackingDetail: steps.map(({ at, word }, sequenceNo) => ({
          sequenceNo,
          eventTag: word,
          eventDescription: `A MARKET_PLACE return: ${word}`,
          eventTime: text(at),
        })),
      },
    ],
    returnChannel: { channelName: 'ONLINE' },
  };
}

function text(at: number): string {
  return new Date(at).toISOString();
}
