const PATHS = {
    up: 'M8 13V3M3.5 7.5 8 3l4.5 4.5',
    down: 'M8 3v10M3.5 8.5 8 13l4.5-4.5',
    in: 'M2 4h12M7 8h7M7 12h7M2 7.5 4.5 10 2 12.5',
    out: 'M2 4h12M7 8h7M7 12h7M4.5 7.5 2 10l2.5 2.5',
    delete: 'M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.7 9h5.6l.7-9',
    add: 'M8 3v10M3 8h10',
    undo: 'M6 3 3 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H6',
    redo: 'm10 3 3 3-3 3M13 6H6.5a3.5 3.5 0 0 0 0 7H10',
};

export type IconName = keyof typeof PATHS;

/** A small drawing; the button around it carries the words. */
export function Icon({ name }: { name: IconName }) {
    return (
        <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d={PATHS[name]} />
        </svg>
    );
}

interface IconButtonProps {
    icon: IconName;
    label: string;
    disabled?: boolean;
    onClick: () => void;
}

/** A button that shows a drawing and speaks words. */
export function IconButton({ icon, label, disabled, onClick }: IconButtonProps) {
    return (
        <button
            type="button"
            className="icon-button"
            aria-label={label}
            title={label}
            disabled={disabled}
            onClick={onClick}
        >
            <Icon name={icon} />
        </button>
    );
}
