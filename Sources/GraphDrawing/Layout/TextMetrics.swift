/// How wide text is in the font that pictures ask for first.
///
/// Measured from Noto Sans CJK SC 2.004 (SIL Open Font License 1.1), in
/// thousandths of the font size. A Han character is as wide as the font size
/// in every Chinese font; Latin letters differ by a few hundredths.
enum TextMetrics {
    /// The width of a line of text in points.
    static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
        var total = 0.0
        for scalar in text.unicodeScalars { total += thousandths(of: scalar, isBold: isBold) }
        return total * size / 1000
    }

    /// The width to which a viewer should fit the text where this font may
    /// not have all its characters; nil where it does.
    static func guessedWidth(_ text: String, size: Double, isBold: Bool) -> Double? {
        text.unicodeScalars.allSatisfy(isMeasured) ? nil : width(text, size: size, isBold: isBold)
    }

    private static func thousandths(of scalar: Unicode.Scalar, isBold: Bool) -> Double {
        switch scalar.value {
        case 0x20...0x7E:
            let index = Int(scalar.value) - 0x20
            return isBold ? bold[index] : regular[index]
        case 0xB7, 0x2014...0x2015, 0x2018...0x201D, 0x2026, 0x2190...0x2193, 0x2460...0x2473: return 1000
        case 0x203A: return isBold ? 324 : 302
        case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: return 0
        case 0x1F000...0x1FAFF: return 1400
        case 0x1100...: return 1000
        default: return 1050
        }
    }

    private static func isMeasured(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0xB7, 0x2014, 0x2018...0x201D, 0x2026, 0x203A, 0x2190...0x2193, 0x2460...0x2473: true
        case 0x3000...0x303F, 0x4E00...0x9FA5, 0xFF01...0xFF5E: true
        default: false
        }
    }

    private static let regular: [Double] = [
        224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392, 555, 555, 555, 555, 555, 555,
        555, 555, 555, 555, 278, 278, 555, 555, 555, 474, 946, 608, 657, 638, 688, 589, 552, 689, 728, 293, 535, 646,
        543, 812, 723, 742, 633, 742, 635, 596, 599, 721, 575, 878, 573, 531, 603, 338, 392, 338, 555, 559, 606, 563,
        618, 510, 620, 554, 325, 564, 607, 275, 275, 552, 284, 926, 610, 606, 620, 620, 388, 468, 377, 607, 521, 802,
        498, 521, 475, 338, 270, 338, 555,
    ]
    private static let bold: [Double] = [
        227, 370, 574, 590, 590, 963, 740, 325, 378, 378, 507, 590, 325, 370, 325, 387, 590, 590, 590, 590, 590, 590,
        590, 590, 590, 590, 325, 325, 590, 590, 590, 514, 1007, 641, 681, 656, 714, 615, 585, 717, 757, 330, 568, 686,
        578, 853, 749, 770, 667, 770, 682, 624, 625, 748, 619, 915, 627, 580, 613, 378, 387, 378, 590, 567, 626, 591,
        644, 527, 644, 581, 372, 597, 640, 304, 306, 604, 315, 964, 641, 626, 644, 644, 436, 495, 421, 637, 576, 863,
        562, 574, 511, 378, 296, 378, 590,
    ]
}
