//! How types describe themselves: tables of names and fields, and no code that reads or writes.
//!
//! The places of fields and variants are counted in a variable that the compiler knows the value of at each line.

/// Describes a struct.
///
/// With names, `record!(Loading { head: "h" required, total: "t" })`; by position, `record!(Loss { reason, comment })`.
#[macro_export]
macro_rules! wire_record {
    ($type:ty { $($field:ident $(: $name:literal $($required:ident)?)?),* $(,)? }) => {
        impl $crate::wire::Fields for $type {
            fn body(&self) -> &'static $crate::wire::Body {
                const BODY: $crate::wire::Body = $crate::wire_body!({ $($field $(: $name $($required)?)?),* });
                &BODY
            }

            fn field(&self, index: usize) -> Option<&dyn $crate::wire::Wire> {
                let mut at = 0;
                $(
                    if index == at {
                        return Some(&self.$field);
                    }
                    at += 1;
                )*
                let _ = at;
                None
            }

            fn field_mut(&mut self, index: usize) -> Option<&mut dyn $crate::wire::Wire> {
                let mut at = 0;
                $(
                    if index == at {
                        return Some(&mut self.$field);
                    }
                    at += 1;
                )*
                let _ = at;
                None
            }
        }

        impl $crate::wire::Wire for $type {
            fn write(&self, out: &mut $crate::wire::Writer) {
                out.fields(self);
            }

            fn fill(&mut self, input: &mut $crate::wire::Reader<'_>) {
                input.fields(self);
            }

            fn blank() -> Self {
                Self { $($field: $crate::wire::Wire::blank()),* }
            }
        }
    };
}

/// Describes an enum.
///
/// With names, `choice!(Verdict { Logged(0) = "logged", MissingDeps = "missing_deps" })`, where `(0)` stands for a variant that holds
/// one value, and `else Unknown` after the list names the variant for names that this version does not know. Without, by number.
#[macro_export]
macro_rules! wire_choice {
    ($type:ty { $first:ident $(($slot:tt))? $({ $($inner:tt)* })? $(= $text:literal)? $(, $($rest:tt)*)? } $(else $other:ident)?) => {
        $crate::wire_choice!(
            @described $type,
            $first $(($slot))? $({ $($inner)* })?,
            { $first $(($slot))? $({ $($inner)* })? $(= $text)? $(, $($rest)*)? },
            $($other)?
        );
    };
    (
        @described $type:ty,
        $first:ident $(($first_slot:tt))? $({ $($first_field:ident $(: $first_name:literal $($first_required:ident)?)?),* $(,)? })?,
        { $(
            $variant:ident
            $(($slot:tt))?
            $({ $($field:ident $(: $name:literal $($required:ident)?)?),* $(,)? })?
            $(= $text:literal)?
        ),* $(,)? },
        $($other:ident)?
    ) => {
        impl $crate::wire::Fields for $type {
            fn body(&self) -> &'static $crate::wire::Body {
                match self {
                    $(Self::$variant { .. } => {
                        const BODY: $crate::wire::Body =
                            $crate::wire_body!($(($slot))? $({ $($field $(: $name $($required)?)?),* })?);
                        &BODY
                    })*
                }
            }

            fn field(&self, index: usize) -> Option<&dyn $crate::wire::Wire> {
                match self {
                    $(Self::$variant { $($slot: value,)? $($($field),*)? } => {
                        let mut at = 0;
                        $(
                            if index == $slot {
                                return Some(value);
                            }
                        )?
                        $($(
                            if index == at {
                                return Some($field);
                            }
                            at += 1;
                        )*)?
                        let _ = (index, &mut at);
                        None
                    })*
                }
            }

            fn field_mut(&mut self, index: usize) -> Option<&mut dyn $crate::wire::Wire> {
                match self {
                    $(Self::$variant { $($slot: value,)? $($($field),*)? } => {
                        let mut at = 0;
                        $(
                            if index == $slot {
                                return Some(value);
                            }
                        )?
                        $($(
                            if index == at {
                                return Some($field);
                            }
                            at += 1;
                        )*)?
                        let _ = (index, &mut at);
                        None
                    })*
                }
            }
        }

        impl $crate::wire::Choice for $type {
            fn variants(&self) -> &'static [&'static str] {
                &[$($($text,)?)*]
            }

            fn chosen(&self) -> usize {
                let mut at = 0;
                $(
                    if matches!(self, Self::$variant { .. }) {
                        return at;
                    }
                    at += 1;
                )*
                at
            }

            fn choose(&mut self, index: usize) -> bool {
                let mut at = 0;
                $(
                    if index == at {
                        *self = Self::$variant {
                            $($slot: $crate::wire::Wire::blank(),)?
                            $($($field: $crate::wire::Wire::blank()),*)?
                        };
                        return true;
                    }
                    at += 1;
                )*
                let _ = at;
                let other: Option<Self> = None$(.or(Some(Self::$other)))?;
                let is_known = other.is_some();
                if let Some(other) = other {
                    *self = other;
                }
                is_known
            }
        }

        impl $crate::wire::Wire for $type {
            fn write(&self, out: &mut $crate::wire::Writer) {
                out.choice(self);
            }

            fn fill(&mut self, input: &mut $crate::wire::Reader<'_>) {
                input.choice(self);
            }

            fn blank() -> Self {
                Self::$first {
                    $($first_slot: $crate::wire::Wire::blank(),)?
                    $($($first_field: $crate::wire::Wire::blank()),*)?
                }
            }
        }
    };
}

/// Describes an enum whose variants hold nothing by its list `ALL` and the function that names them: `words!(StageId, key)`.
#[macro_export]
macro_rules! wire_words {
    ($type:ty, $key:ident) => {
        impl $crate::wire::Wire for $type {
            fn write(&self, out: &mut $crate::wire::Writer) {
                out.text(self.$key());
            }

            fn fill(&mut self, input: &mut $crate::wire::Reader<'_>) {
                let word = input.text();
                match Self::ALL.into_iter().find(|one| one.$key() == word) {
                    Some(found) => *self = found,
                    None => input.refuse($crate::wire::WireError::Unexpected),
                }
            }

            fn blank() -> Self {
                let [first, ..] = Self::ALL;
                first
            }
        }
    };
}

/// The [`wire::Body`](crate::wire::Body) of a description.
#[doc(hidden)]
#[macro_export]
macro_rules! wire_body {
    () => {
        $crate::wire::Body::Nothing
    };
    ((0)) => {
        $crate::wire::Body::Value
    };
    ({ $($field:ident),* }) => {
        $crate::wire::Body::Placed(<[&str]>::len(&[$(stringify!($field)),*]))
    };
    ({ $($field:ident : $name:literal $($required:ident)?),* }) => {
        $crate::wire::Body::Named(&[$($crate::wire_name!($name $($required)?)),*])
    };
}

/// A [`wire::Name`](crate::wire::Name) of a description.
#[doc(hidden)]
#[macro_export]
macro_rules! wire_name {
    ($name:literal) => {
        $crate::wire::Name { text: $name, required: false }
    };
    ($name:literal required) => {
        $crate::wire::Name { text: $name, required: true }
    };
}
