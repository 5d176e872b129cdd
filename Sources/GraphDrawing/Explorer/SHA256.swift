/// The hash by which a content security policy names the scripts and styles
/// that a page may use (FIPS 180-4).
enum SHA256 {
    /// The 32 bytes of a message's hash.
    static func hash(_ message: some Sequence<UInt8>) -> [UInt8] {
        var state = squareRoots
        let message = padded(Array(message))
        for start in stride(from: 0, to: message.count, by: 64) { mix(message[start..<start + 64], into: &state) }
        return state.flatMap(bytes)
    }

    /// The message, a one bit, zeros, and its length in bits in the last eight bytes.
    private static func padded(_ message: [UInt8]) -> [UInt8] {
        let zeros = (119 - message.count % 64) % 64
        return message + [0x80] + [UInt8](repeating: 0, count: zeros) + bytes(UInt64(message.count) * 8)
    }

    private static func mix(_ block: ArraySlice<UInt8>, into state: inout [UInt32]) {
        var words = stride(from: block.startIndex, to: block.endIndex, by: 4).map { index in
            block[index..<index + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        }
        for index in 16..<64 {
            let (a, b) = (words[index - 15], words[index - 2])
            let first = rotated(a, 7) ^ rotated(a, 18) ^ a >> 3
            let second = rotated(b, 17) ^ rotated(b, 19) ^ b >> 10
            words.append(words[index - 16] &+ first &+ words[index - 7] &+ second)
        }
        var v = state
        for index in 0..<64 {
            let sum = rotated(v[4], 6) ^ rotated(v[4], 11) ^ rotated(v[4], 25)
            let choice = v[4] & v[5] ^ ~v[4] & v[6]
            let first = v[7] &+ sum &+ choice &+ cubeRoots[index] &+ words[index]
            let other = rotated(v[0], 2) ^ rotated(v[0], 13) ^ rotated(v[0], 22)
            let majority = v[0] & v[1] ^ v[0] & v[2] ^ v[1] & v[2]
            v = [first &+ other &+ majority, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
        }
        for index in state.indices { state[index] &+= v[index] }
    }

    private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }

    private static func bytes<Word: FixedWidthInteger>(_ word: Word) -> [UInt8] {
        withUnsafeBytes(of: word.bigEndian, Array.init)
    }

    // The first bits of the fractions of the roots of the first primes.
    private static let squareRoots = fractions(of: primes.prefix(8)) { $0.squareRoot() }
    private static let cubeRoots = fractions(of: primes[...]) { cubeRoot($0) }

    private static let primes = (2...311).filter { number in !(2..<number).contains { number % $0 == 0 } }

    private static func fractions(of numbers: ArraySlice<Int>, _ root: (Double) -> Double) -> [UInt32] {
        numbers.map { number in
            let value = root(Double(number))
            return UInt32((value - value.rounded(.down)) * 4_294_967_296)
        }
    }

    /// By Newton's method; a double holds the 3 bits before and the 32 behind the point with room to spare.
    private static func cubeRoot(_ value: Double) -> Double {
        var root = value
        for _ in 0..<60 { root -= (root * root * root - value) / (3 * root * root) }
        return root
    }
}
