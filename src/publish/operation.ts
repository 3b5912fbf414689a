// What is to be done on a pull request, as data.
import type { LineComment } from '../forge.js';
import type { ReviewState } from './marker.js';

/** In the conversation. */
export type CommentOp =
  | { readonly do: 'create-comment'; readonly body: string }
  | { readonly do: 'update-comment'; readonly id: number; readonly body: string }
  | { readonly do: 'delete-comment'; readonly id: number };

/** On lines and files. Nothing is ever deleted there: people may have answered. */
export type ReviewOp =
  | { readonly do: 'create-review'; readonly commit: string; readonly comments: readonly LineComment[] }
  | {
      readonly do: 'create-file-comment';
      readonly commit: string;
      readonly path: string;
      readonly body: string;
    }
  | {
      readonly do: 'update-review-comment';
      readonly id: number;
      readonly body: string;
      /** What the new body says of the finding. */
      readonly state: ReviewState;
    }
  | { readonly do: 'resolve-thread'; readonly thread: string }
  | { readonly do: 'unresolve-thread'; readonly thread: string };

export type Op = CommentOp | ReviewOp;
