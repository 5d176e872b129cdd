import GraphModel

/// A colour by its role: one value for light pages and one for dark ones.
struct Paint: Hashable, Sendable {
    /// What a style sheet calls it, e.g. `ink` or `Person-fill`.
    var name: String
    /// `#RRGGBB` on a light page.
    var light: String
    /// `#RRGGBB` on a dark page.
    var dark: String

    /// The colour in a theme.
    func colour(_ theme: Theme) -> String { theme == .light ? light : dark }
}

/// Whether a picture is light or dark. An SVG follows its reader's setting;
/// other formats need one.
public enum Theme: String, CaseIterable, Sendable {
    /// Dark ink on white.
    case light
    /// Light ink on near black.
    case dark
}

/// Arithmetic with colours of the form `#RRGGBB`.
enum Colour {
    /// Red, green and blue from 0 to 255; nil where it is no such colour.
    static func channels(_ colour: String) -> [Double]? {
        guard colour.hasPrefix("#"), colour.count == 7, let value = Int(colour.dropFirst(), radix: 16) else {
            return nil
        }
        return [value >> 16, value >> 8 & 255, value & 255].map(Double.init)
    }

    /// A mixture: `share` of the colour, the rest of the other.
    static func mixed(_ colour: String, with other: String, share: Double) -> String {
        guard let a = channels(colour), let b = channels(other) else { return other }
        return text(zip(a, b).map { $0 * share + $1 * (1 - share) })
    }

    /// The contrast of two colours by WCAG 2: from 1, for the same, to 21.
    static func contrast(_ a: String, _ b: String) -> Double {
        let (first, second) = (luminance(a), luminance(b))
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    /// The colour, moved towards `ink` as little as it needs to stand out
    /// from `paper` by a contrast of at least `least`.
    static func readable(_ colour: String, on paper: String, ink: String, least: Double) -> String {
        for step in 0...20 {
            let candidate = mixed(colour, with: ink, share: 1 - Double(step) / 20)
            if contrast(candidate, paper) >= least { return candidate }
        }
        return ink
    }

    static func text(_ channels: [Double]) -> String {
        "#"
            + channels.map { channel in
                let digits = String(Int(max(0, min(255, channel)).rounded()), radix: 16, uppercase: true)
                return digits.count < 2 ? "0" + digits : digits
            }.joined()
    }

    private static func luminance(_ colour: String) -> Double {
        guard let channels = channels(colour) else { return 0 }
        let linear = channels.map { channel -> Double in
            let value = channel / 255
            return value <= 0.04045 ? value / 12.92 : power((value + 0.055) / 1.055)
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    // x to the power of 2.4, without the C library: x² times the fifth root of x², by Newton's method.
    private static func power(_ x: Double) -> Double {
        let square = x * x
        var root = 1.0
        for _ in 0..<40 { root -= (root * root * root * root * root - square) / (5 * root * root * root * root) }
        return square * root
    }
}
