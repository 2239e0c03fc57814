//! The types that others are made of.

use super::{Body, Fields, Reader, Wire, WireError, Writer};

impl Wire for bool {
    fn write(&self, out: &mut Writer) {
        out.truth(*self);
    }

    fn fill(&mut self, input: &mut Reader<'_>) {
        *self = input.truth();
    }

    fn blank() -> Self {
        false
    }
}

impl Wire for u64 {
    fn write(&self, out: &mut Writer) {
        out.unsigned(*self);
    }

    fn fill(&mut self, input: &mut Reader<'_>) {
        *self = input.unsigned();
    }

    fn blank() -> Self {
        0
    }
}

impl Wire for u16 {
    fn write(&self, out: &mut Writer) {
        out.unsigned(u64::from(*self));
    }

    fn fill(&mut self, input: &mut Reader<'_>) {
        let number = input.unsigned();
        input.keep(number, self);
    }

    fn blank() -> Self {
        0
    }
}

impl Wire for u32 {
    fn write(&self, out: &mut Writer) {
        out.unsigned(u64::from(*self));
    }

    fn fill(&mut self, input: &mut Reader<'_>) {
        let number = input.unsigned();
        input.keep(number, self);
    }

    fn blank() -> Self {
        0
    }
}

impl Wire for i64 {
    fn write(&self, out: &mut Writer) {
        out.signed(*self);
    }

    fn fill(&mut self, input: &mut Reader<'_>) {
        *self = input.signed();
    }

    fn blank() -> Self {
        0
    }
}

/// Text of one character.
impl Wire for char {
    fn write(&self, out: &mut Writer) {
        out.text(self.encode_utf8(&mut [0; 4]));
    }

    fn fill(&mut self, input: &mut Reader<'_>) {
        let mut characters = input.text().chars();
        match (characters.next(), characters.next()) {
            (Some(only), None) => *self = only,
            _ => input.refuse(WireError::Unexpected),
        }
    }

    fn blank() -> Self {
        '\0'
    }
}

impl Wire for String {
    fn write(&self, out: &mut Writer) {
        out.text(self);
    }

    fn fill(&mut self, input: &mut Reader<'_>) {
        *self = input.text().to_owned();
    }

    fn blank() -> Self {
        Self::new()
    }
}

impl<T: Wire> Wire for Option<T> {
    fn write(&self, out: &mut Writer) {
        match self {
            Some(value) => value.write(out),
            None => out.nil(),
        }
    }

    fn fill(&mut self, input: &mut Reader<'_>) {
        if input.nil() { *self = None } else { self.insert(T::blank()).fill(input) }
    }

    fn blank() -> Self {
        None
    }
}

impl<T: Wire> Wire for Box<T> {
    fn write(&self, out: &mut Writer) {
        (**self).write(out);
    }

    fn fill(&mut self, input: &mut Reader<'_>) {
        (**self).fill(input);
    }

    fn blank() -> Self {
        Self::new(T::blank())
    }
}

/// The vector grows with what was read, never to a length that is only claimed.
impl<T: Wire> Wire for Vec<T> {
    fn write(&self, out: &mut Writer) {
        out.array(self.len());
        self.iter().for_each(|item| item.write(out));
    }

    fn fill(&mut self, input: &mut Reader<'_>) {
        self.clear();
        for _ in 0..input.array() {
            if input.failed() {
                return;
            }
            self.push(T::blank());
            if let Some(item) = self.last_mut() {
                item.fill(input);
            }
        }
    }

    fn blank() -> Self {
        Self::new()
    }
}

impl<A: Wire, B: Wire> Fields for (A, B) {
    fn body(&self) -> &'static Body {
        &Body::Placed(2)
    }

    fn field(&self, index: usize) -> Option<&dyn Wire> {
        match index {
            0 => Some(&self.0),
            1 => Some(&self.1),
            _ => None,
        }
    }

    fn field_mut(&mut self, index: usize) -> Option<&mut dyn Wire> {
        match index {
            0 => Some(&mut self.0),
            1 => Some(&mut self.1),
            _ => None,
        }
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn write(&self, out: &mut Writer) {
        out.fields(self);
    }

    fn fill(&mut self, input: &mut Reader<'_>) {
        input.fields(self);
    }

    fn blank() -> Self {
        (A::blank(), B::blank())
    }
}
