#include "core/base/Crc32.h"

#include <QtTest>

using namespace vitrine;

namespace {

std::uint32_t checksum(std::string_view text)
{
    return crc32(std::as_bytes(std::span(text)));
}

/// As the standard has it: bit by bit.
std::uint32_t plain(std::string_view text)
{
    std::uint32_t crc = 0xffffffffu;
    for (const char c : text) {
        crc ^= static_cast<std::uint8_t>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1) ? 0xedb88320u ^ (crc >> 1) : crc >> 1;
    }
    return ~crc;
}

} // namespace

class TestCrc32 : public QObject {
    Q_OBJECT

private slots:
    void knownValues();
    void anyLengthAndPlace();
};

void TestCrc32::knownValues()
{
    QCOMPARE(checksum(""), 0u);
    QCOMPARE(checksum("123456789"), 0xcbf43926u); // the check value of the catalogues
}

void TestCrc32::anyLengthAndPlace()
{
    std::string text;
    for (unsigned i = 0; i < 100; ++i)
        text += static_cast<char>(i * i + 7 * i);
    for (std::size_t begin = 0; begin < 9; ++begin) {
        for (std::size_t size = 0; size <= text.size() - begin; ++size) {
            const auto part = std::string_view(text).substr(begin, size);
            QCOMPARE(checksum(part), plain(part));
        }
    }
}

QTEST_GUILESS_MAIN(TestCrc32)
#include "tst_crc32.moc"
