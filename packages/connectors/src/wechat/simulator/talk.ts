/** What readers did on the platform, and what was sent to them. */
export interface SimComment {
  readonly id: string;
  readonly messageDataId: string;
  readonly text: string;
  readonly openid: string;
  readonly at: number;
  elected: boolean;
  deleted: boolean;
  reply: { text: string; at: number } | null;
}

export interface SimMass {
  readonly messageId: string;
  readonly messageDataId: string;
  readonly mediaId: string;
  readonly clientId: string;
  status: 'SENDING' | 'SEND_SUCCESS' | 'SEND_FAIL' | 'DELETE';
}

/** What readers did and what was sent to them; a part of the account that the state file of an older run may lack. */
export interface SimTalk {
  open: string[];
  comments: SimComment[];
  masses: SimMass[];
  messages: { to: string; text: string }[];
}
