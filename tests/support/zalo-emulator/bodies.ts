import type { SentMessage, ZaloState } from './state';

/** Webhook bodies as Zalo writes them. */
export type EventBody = Record<string, unknown> & { event_name: string };

export class EventBodies {
  constructor(private readonly state: ZaloState) {}

  /** `user_send_text`, `user_send_image` and their kin. */
  fromUser(user: string, event_name: string, message: Record<string, unknown> = {}): EventBody {
    return {
      app_id: this.state.app.id,
      sender: { id: user },
      user_id_by_app: `5521${user.slice(-8)}`,
      recipient: { id: this.state.oa.id },
      event_name,
      message: { msg_id: this.state.messageId(), ...message },
      timestamp: this.stamp(),
    };
  }

  /** `follow`, `unfollow`. */
  following(user: string, event_name: 'follow' | 'unfollow'): EventBody {
    return {
      oa_id: this.state.oa.id,
      follower: { id: user },
      event_name,
      source: 'oa_profile',
      app_id: this.state.app.id,
      timestamp: this.stamp(),
    };
  }

  /** Flat events such as `user_click_chatnow` and `user_withdraw`. */
  flat(user: string, event_name: string): EventBody {
    return { app_id: this.state.app.id, oa_id: this.state.oa.id, user_id: user, event_name, timestamp: this.stamp() };
  }

  /** Our own message coming back. */
  echo(sent: SentMessage): EventBody {
    return this.fromOa(sent.user, { text: sent.text, msg_id: sent.messageId });
  }

  /** An officer's answer from the web chat. */
  officer(user: string, text: string): EventBody {
    return this.fromOa(user, { text, msg_id: this.state.messageId() }, '5373093274852641073');
  }

  private fromOa(user: string, message: Record<string, unknown>, admin?: string): EventBody {
    return {
      app_id: this.state.app.id,
      sender: { id: this.state.oa.id, ...(admin ? { admin_id: admin } : {}) },
      recipient: { id: user },
      event_name: 'oa_send_text',
      message,
      timestamp: this.stamp(),
    };
  }

  private stamp(): string {
    return String(this.state.clock.now());
  }
}
