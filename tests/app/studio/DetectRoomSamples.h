#pragma once

#include "app/studio/window/MainWindow.h"
#include "tests/support/Shared.h"
#include "widgets/detection/DetectionState.h"
#include "widgets/detection/DetectionText.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>
#include <QTest>

#include <array>
#include <cmath>

namespace vitrine::test {

inline QString onnx()
{
    return sharedPath(QStringLiteral("yolox/models/yolox_nano.onnx"));
}

inline QString pth()
{
    return sharedPath(QStringLiteral("yolox/models/yolox_nano_unfused.pth"));
}

inline QString photo(const QString &name)
{
    return sharedPath(QStringLiteral("yolox/images/%1.jpg").arg(name));
}

inline QJsonArray reference(const QString &name, const QString &thresholds)
{
    QFile file(sharedPath(QStringLiteral("yolox/reference/%1.json").arg(name)));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("can't read %s", qPrintable(file.fileName()));
    return QJsonDocument::fromJson(file.readAll())[QStringLiteral("detections")][thresholds].toArray();
}

/// As if the user let go of files over the window.
inline void dropFiles(MainWindow &window, const QStringList &paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls += QUrl::fromLocalFile(path);
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &drop);
}

/// Compares what is shown with the reference: boxes within half a pixel, scores within 1e-3.
inline void compareShown(const DetectionState &state, const QJsonArray &expected)
{
    QCOMPARE(state.result().kept.size(), std::size_t(expected.size()));
    for (qsizetype i = 0; i < expected.size(); ++i) {
        const int cell = state.result().kept[std::size_t(i)];
        const Box box = boxInPicture(*state.run(), cell);
        const QJsonArray corners = expected[i][QStringLiteral("box")].toArray();
        const std::array<float, 4> shown{box.x1, box.y1, box.x2, box.y2};
        for (int c = 0; c < 4; ++c)
            QVERIFY(std::abs(double(shown[std::size_t(c)]) - corners[c].toDouble()) <= 0.5);
        QVERIFY(std::abs(double(state.run()->candidates.scores[std::size_t(cell)])
                         - expected[i][QStringLiteral("score")].toDouble())
                <= 1e-3);
        QCOMPARE(state.run()->candidates.classes[std::size_t(cell)], expected[i][QStringLiteral("class_id")].toInt());
    }
}

} // namespace vitrine::test
