// vitrine-test: SOURCES BlockCase.cpp
// Every number of Upsample, in both passes: LibTorch has several kernels whose indices differ where a scale_factor
// happens to keep or to double a size, and an explanation has to tell what that kernel did.

#include "tests/core/blocks/BlockCase.h"
#include "tests/core/blocks/EveryNumber.h"

#include <QtTest>

using namespace vitrine;

class TestUpsample : public QObject {
    Q_OBJECT

private slots:
    void everyNumber_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QList<int>>("shape");
        QTest::addColumn<double>("scale");
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("alignCorners"); // −1: not set
        struct Mode {
            const char *name;
            QList<int> shape;
        };
        const std::vector<Mode> modes = {
            {"nearest", {2, 5}},     {"nearest", {2, 3, 5}},   {"nearest", {1, 3, 5}},      {"nearest", {5, 1, 3}},
            {"nearest", {1, 60}},    {"nearest", {1, 40, 30}}, {"nearest", {1, 2, 3, 4}},   {"linear", {2, 5}},
            {"bilinear", {2, 3, 5}}, {"bicubic", {1, 4, 5}},   {"trilinear", {1, 2, 3, 4}},
        };
        for (const Mode &mode : modes) {
            const QString name = QString::fromLatin1(mode.name);
            for (const double scale : {0.34, 0.5, 1.0, 1.12, 2.0, 2.3, 3.0}) {
                if (allStay(mode.shape, scale))
                    addRow(name, mode.shape, scale, 0, -1);
            }
            for (const int size : {1, 4, 9})
                addRow(name, mode.shape, 0, size, -1);
            if (name == QLatin1String("nearest"))
                continue;
            for (const int corners : {0, 1}) {
                addRow(name, mode.shape, 1.12, 0, corners);
                addRow(name, mode.shape, 2.5, 0, corners);
                addRow(name, mode.shape, 0, 7, corners);
            }
        }
    }

    void everyNumber()
    {
        for (const DType dtype : {DType::Float32, DType::Float64}) {
            const auto trace = runTrace(test::randomRequest(test::withLoss(network()), Mode::Eval, dtype, 5));
            QVERIFY2(trace.ok(), trace.ok() ? "" : trace.error().message.text().c_str());
            const std::string forward = test::firstDisagreement(**trace, "up", Pass::Forward, 1e-5);
            QVERIFY2(forward.empty(), forward.c_str());
            const std::string backward = test::firstDisagreement(**trace, "image", Pass::Backward, 1e-5);
            QVERIFY2(backward.empty(), backward.c_str());
        }
    }

private:
    /// Whether no spatial size comes to 0.
    static bool allStay(const QList<int> &shape, double scale)
    {
        return std::all_of(shape.begin() + 1, shape.end(), [scale](int size) { return size * scale >= 1; });
    }

    static void addRow(const QString &mode, const QList<int> &shape, double scale, int size, int corners)
    {
        QStringList sizes;
        for (const int n : shape)
            sizes.append(QString::number(n));
        const QString name = mode + QLatin1Char(' ') + sizes.join(QLatin1Char('x'))
            + (size ? QStringLiteral(" to %1").arg(size) : QStringLiteral(" by %1").arg(scale))
            + (corners < 0 ? QString() : QStringLiteral(" corners %1").arg(corners));
        QTest::newRow(qPrintable(name)) << mode << shape << scale << size << corners;
    }

    static Network network()
    {
        QFETCH(QString, mode);
        QFETCH(QList<int>, shape);
        QFETCH(double, scale);
        QFETCH(int, size);
        QFETCH(int, alignCorners);
        Network network;
        network.blocks.push_back(
            {"image", "Input", {{"shape", std::vector<std::int64_t>(shape.begin(), shape.end())}}, {}, {}});
        Block up{"up", "Upsample", {{"mode", mode.toStdString()}}, {}, {}};
        if (size)
            up.params["size"] = std::int64_t(size);
        else
            up.params["scale_factor"] = scale;
        if (alignCorners >= 0)
            up.params["align_corners"] = alignCorners == 1;
        network.blocks.push_back(up);
        network.connections.push_back({{"image", 0}, {"up", 0}, {}});
        return network;
    }
};

QTEST_GUILESS_MAIN(TestUpsample)
#include "tst_upsample.moc"
