// Well-known kernels, for any size.

#include "core/edit/KernelPresets.h"

#include <QtTest>

#include <numeric>

using namespace vitrine;
using edit::kernelPreset;
using edit::KernelPreset;

class TestKernelPresets : public QObject {
    Q_OBJECT

private slots:
    void threeByThree()
    {
        QCOMPARE(kernelPreset(KernelPreset::Identity, 3, 3), (std::vector<double>{0, 0, 0, 0, 1, 0, 0, 0, 0}));
        QCOMPARE(kernelPreset(KernelPreset::SobelX, 3, 3), (std::vector<double>{-1, 0, 1, -2, 0, 2, -1, 0, 1}));
        QCOMPARE(kernelPreset(KernelPreset::SobelY, 3, 3), (std::vector<double>{-1, -2, -1, 0, 0, 0, 1, 2, 1}));
        QCOMPARE(kernelPreset(KernelPreset::Laplacian, 3, 3), (std::vector<double>{0, 1, 0, 1, -4, 1, 0, 1, 0}));
        QCOMPARE(kernelPreset(KernelPreset::Sharpen, 3, 3), (std::vector<double>{0, -1, 0, -1, 5, -1, 0, -1, 0}));
        QCOMPARE(kernelPreset(KernelPreset::Emboss, 3, 3), (std::vector<double>{-2, -1, 0, -1, 1, 1, 0, 1, 2}));
        QCOMPARE(kernelPreset(KernelPreset::Box, 3, 3), std::vector<double>(9, 1.0 / 9));
        QCOMPARE(kernelPreset(KernelPreset::Zero, 3, 3), std::vector<double>(9, 0.0));
    }

    void sobelOfFive()
    {
        // OpenCV's getDerivKernels(1, 0, 5): [−1, −2, 0, 2, 1] and [1, 4, 6, 4, 1].
        const std::vector<double> kernel = kernelPreset(KernelPreset::SobelX, 5, 5);
        QCOMPARE(std::vector<double>(kernel.begin(), kernel.begin() + 5), (std::vector<double>{-1, -2, 0, 2, 1}));
        QCOMPARE(std::vector<double>(kernel.begin() + 10, kernel.begin() + 15),
                 (std::vector<double>{-6, -12, 0, 12, 6}));
    }

    void sums_data()
    {
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        for (const auto &[height, width] : {std::pair(1, 1), {1, 3}, {1, 7}, {2, 2}, {3, 5}, {4, 4}, {5, 5}, {7, 7}})
            QTest::addRow("%dx%d", height, width) << height << width;
    }

    /// Blur and identity keep a constant picture; edges make nothing of it.
    void sums()
    {
        QFETCH(int, height);
        QFETCH(int, width);
        const auto sum = [&](KernelPreset preset) {
            const std::vector<double> kernel = kernelPreset(preset, height, width);
            return kernel.size() == static_cast<std::size_t>(height * width)
                ? std::accumulate(kernel.begin(), kernel.end(), 0.0)
                : -100;
        };
        for (const KernelPreset preset : {KernelPreset::Identity, KernelPreset::Box, KernelPreset::Gaussian})
            QVERIFY(std::abs(sum(preset) - 1) < 1e-12);
        for (const KernelPreset preset : {KernelPreset::SobelX, KernelPreset::SobelY, KernelPreset::Zero})
            QVERIFY(std::abs(sum(preset)) < 1e-12);
        if (width >= 3 && height != 2) {
            QVERIFY(std::abs(sum(KernelPreset::Laplacian)) < 1e-12);
            QVERIFY(std::abs(sum(KernelPreset::Sharpen) - 1) < 1e-12);
        }
    }
};

QTEST_GUILESS_MAIN(TestKernelPresets)
#include "tst_kernelpresets.moc"
