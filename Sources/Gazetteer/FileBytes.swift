/// The bytes of a file, read where they lie.
public struct FileBytes: @unchecked Sendable {
    /// What keeps bytes of our own alive. They are written once, before anyone else can see them.
    private final class Owner {
        let start: UnsafeMutableRawPointer

        init(_ count: Int) { start = .allocate(byteCount: max(count, 1), alignment: 16) }

        deinit { start.deallocate() }
    }

    let base: UnsafeRawPointer
    /// The number of bytes.
    public let count: Int
    private let owner: Owner?

    /// Copies bytes.
    public init(_ bytes: [UInt8]) {
        let owner = Owner(bytes.count)
        UnsafeMutableRawBufferPointer(start: owner.start, count: bytes.count).copyBytes(from: bytes)
        base = UnsafeRawPointer(owner.start)
        count = bytes.count
        self.owner = owner
    }

    /// Refers to bytes that are never freed and never change, such as those built into the program.
    public init(unowned bytes: UnsafeRawBufferPointer) {
        if let start = bytes.baseAddress {
            (base, count, owner) = (start, bytes.count, nil)
        } else {
            let none = Owner(0)
            (base, count, owner) = (UnsafeRawPointer(none.start), 0, none)
        }
    }
}

/// A part of a file, all of whose reads stay inside it.
///
/// It does not keep the bytes alive: whoever reads holds the ``FileBytes``.
struct Section: @unchecked Sendable {
    let base: UnsafeRawPointer
    let count: Int

    /// The number at a byte, or 0 outside the section.
    @inline(__always)
    func u8(_ offset: Int) -> UInt8 {
        offset >= 0 && offset < count ? base.load(fromByteOffset: offset, as: UInt8.self) : 0
    }

    /// The number at a byte, or 0 outside the section.
    @inline(__always)
    func u16(_ offset: Int) -> UInt16 {
        guard offset >= 0, offset &+ 2 <= count else { return 0 }
        return UInt16(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
    }

    /// The number at a byte, or 0 outside the section.
    @inline(__always)
    func u32(_ offset: Int) -> UInt32 {
        guard offset >= 0, offset &+ 4 <= count else { return 0 }
        return UInt32(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }
}
