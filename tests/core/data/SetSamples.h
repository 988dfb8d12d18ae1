#pragma once

#include "core/data/DatasetKind.h"
#include "core/data/Picture.h"

#include <QFile>
#include <QtTest>

namespace vitrine::test {

inline QString messageOf(const Error &error)
{
    return QString::fromStdString(error.message.text());
}

inline void writeFile(const QString &path, const QByteArray &bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// A PPM file of one colour.
inline QByteArray ppm(int width, int height, int red, int green, int blue)
{
    QByteArray bytes = "P6 " + QByteArray::number(width) + ' ' + QByteArray::number(height) + " 255\n";
    for (int i = 0; i < width * height; ++i)
        for (const int value : {red, green, blue})
            bytes += static_cast<char>(value);
    return bytes;
}

/// Opens a set that must be there.
inline std::shared_ptr<const Dataset> opened(const QString &spec, std::uint64_t seed = 0)
{
    auto set = openDataset(spec.toStdString(), seed);
    if (!set)
        qFatal("%s", set.error().message.text().c_str());
    return *std::move(set);
}

/// Why a set can't be opened; empty where it can.
inline QString refusal(const QString &spec)
{
    const auto set = openDataset(spec.toStdString());
    return set ? QString() : messageOf(set.error());
}

} // namespace vitrine::test
