#pragma once

#include "app/studio/DetectFiles.h"
#include "app/studio/DetectRoom.h"
#include "app/studio/DetectStart.h"
#include "app/studio/ErrorBanner.h"
#include "app/studio/FileDrop.h"
#include "app/studio/MainWindow.h"
#include "app/studio/NetworkRoom.h"
#include "app/studio/Rooms.h"
#include "tests/support/Shared.h"
#include "widgets/detection/DetectSession.h"
#include "widgets/detection/DetectionState.h"
#include "widgets/detection/DetectionTable.h"
#include "widgets/detection/DetectionText.h"
#include "widgets/detection/FunnelStrip.h"
#include "widgets/detection/HistogramSlider.h"
#include "widgets/detection/PictureView.h"
#include "widgets/detection/ThresholdSlider.h"
#include "widgets/detection/WhyPanel.h"
#include "widgets/session/Session.h"
#include "widgets/session/StepCursor.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

namespace vitrine::test {

constexpr int patience = 60000; // milliseconds; a run takes a few hundred, a busy machine takes its time

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

/// A studio whose Detect room is shown; settings go into a folder of the test's own.
class DetectFixture : public QObject {
protected:
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
    DetectRoom *m_room = nullptr;

    QString path(const QString &name) const { return m_folder.filePath(name); }
    DetectSession &session() const { return *m_room->session(); }
    DetectionState &state() const { return *m_room->state(); }

    /// Does something that leads to another answer, and waits for it.
    template <typename Work>
    void andWait(Work &&work)
    {
        QSignalSpy done(&session(), &DetectSession::outcomeChanged);
        work();
        QTRY_VERIFY_WITH_TIMEOUT(!done.isEmpty() && !session().isBusy(), patience);
    }

    void openDog()
    {
        andWait([this] { dropFiles(*m_window, {pth()}); });
        andWait([this] { dropFiles(*m_window, {photo(QStringLiteral("dog"))}); });
        QVERIFY(state().run());
        QVERIFY(m_room->view()->isVisible());
    }

    /// The first kept box of a class; −1: none.
    int keptOf(const char *name) const
    {
        const auto &names = state().run()->classNames;
        const auto found = std::find_if(state().result().kept.begin(), state().result().kept.end(), [&](int cell) {
            return names[std::size_t(state().run()->candidates.classes[std::size_t(cell)])] == name;
        });
        return found == state().result().kept.end() ? -1 : *found;
    }

    void click(const QPointF &inPicture)
    {
        const QPointF at = m_room->view()->transform().map(inPicture);
        QTest::mouseClick(m_room->view(), Qt::LeftButton, {}, at.toPoint());
    }

    static void drag(ThresholdSlider *threshold, double to)
    {
        HistogramSlider *slider = threshold->slider();
        const auto at = [slider](double value) { return QPoint(slider->xOf(value), slider->height() - 8); };
        QTest::mousePress(slider, Qt::LeftButton, {}, at(threshold->value()));
        QTest::mouseMove(slider, at((threshold->value() + to) / 2));
        QTest::mouseMove(slider, at(to));
        QTest::mouseRelease(slider, Qt::LeftButton, {}, at(to));
    }

    void openWindow()
    {
        Preferences preferences;
        preferences.language = QStringLiteral("en");
        preferences.run.threads = 2;
        m_window = std::make_unique<MainWindow>(preferences);
        m_window->show();
        m_window->start(std::nullopt);
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->session()->outcome(), patience);
        QCOMPARE(m_window->rooms()->made().size(), 1); // it costs nothing before it is shown
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        m_room = qobject_cast<DetectRoom *>(m_window->rooms()->current());
        QVERIFY(m_room);
        QVERIFY(m_room->isVisible());
    }

    void isolate()
    {
        QVERIFY(m_folder.isValid());
        QApplication::setOrganizationName(QStringLiteral("vitrine-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }
};

} // namespace vitrine::test
