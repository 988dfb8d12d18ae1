#include "app/studio/files/FileOpener.h"

#include "core/vision/PictureReader.h"
#include "core/vision/video/VideoFile.h"
#include "widgets/session/FileKind.h"
#include "widgets/session/Session.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QImage>
#include <QMimeData>
#include <QUrl>

#include <string>
#include <utility>
#include <vector>

namespace vitrine {

namespace {

const QString weightsWildcards = QStringLiteral("*.safetensors *.pth *.pt");

QString wildcards(const std::vector<std::string> &suffixes)
{
    QStringList patterns;
    for (const std::string &suffix : suffixes)
        patterns += QStringLiteral("*.") + QString::fromStdString(suffix);
    return patterns.join(QLatin1Char(' '));
}

} // namespace

FileOpener::FileOpener(Session *session, QWidget *window) : QObject(window), m_session(session), m_window(window)
{
    connect(session, &Session::outcomeChanged, this, &FileOpener::tellOpened);
}

void FileOpener::open(const QString &path)
{
    switch (fileKind(path)) {
    case FileKind::Picture:
        return m_session->openPicture(path);
    case FileKind::Video:
        emit videoWanted(path);
        return;
    case FileKind::Network:
    case FileKind::Model:
        emit networkWanted(path);
        return;
    case FileKind::OwnBlock:
        emit blockWanted(path);
        return;
    case FileKind::Weights:
    case FileKind::Checkpoint:
        emit weightsWanted(path);
        return;
    case FileKind::MnistFolder:
        return m_session->openSet(QStringLiteral("mnist:") + path);
    case FileKind::OtherFolder:
        emit failed(fail(
            VITRINE_TEXT("core",
                         "%1 is a folder without MNIST's files (such as t10k-images-idx3-ubyte.gz). Choose the folder "
                         "that they lie in, or a single picture."),
            path.toStdString()));
    }
}

void FileOpener::ask()
{
    const QString pictures = wildcards(pictureSuffixes()), videos = wildcards(videoSuffixes());
    const QStringList filters{
        tr("All that can be opened (%1)")
            .arg(pictures + QLatin1Char(' ') + videos
                 + QStringLiteral(" *.vitrine.json *.json *.onnx *.safetensors *.pth *.pt")),
        tr("Pictures (%1)").arg(pictures),
        tr("Videos (%1)").arg(videos),
        tr("Networks (%1)").arg(QStringLiteral("*.vitrine.json *.json")),
        tr("ONNX models (%1)").arg(QStringLiteral("*.onnx")),
        tr("Weights (%1)").arg(weightsWildcards),
        tr("All files (%1)").arg(QStringLiteral("*")),
    };
    const QString path =
        QFileDialog::getOpenFileName(m_window, tr("Open"), m_folder, filters.join(QStringLiteral(";;")));
    if (path.isEmpty())
        return;
    m_folder = QFileInfo(path).absolutePath();
    open(path);
}

void FileOpener::askWeights()
{
    const QString path =
        QFileDialog::getOpenFileName(m_window, tr("Load Weights"), m_folder, tr("Weights (%1)").arg(weightsWildcards));
    if (path.isEmpty())
        return;
    m_folder = QFileInfo(path).absolutePath();
    emit weightsWanted(path);
}

void FileOpener::askFolder()
{
    const QString path = QFileDialog::getExistingDirectory(m_window, tr("Folder with MNIST's Files"), m_folder);
    if (!path.isEmpty())
        open(path);
}

void FileOpener::paste()
{
    const QMimeData *data = QApplication::clipboard()->mimeData();
    if (data && data->hasUrls() && data->urls().first().isLocalFile())
        return open(data->urls().first().toLocalFile());
    const QImage image = QApplication::clipboard()->image();
    if (image.isNull())
        emit failed(fail(
            VITRINE_TEXT("core", "There is no picture on the clipboard. Copy a picture in another program first.")));
    else
        m_session->setPicture(image);
}

void FileOpener::tellOpened()
{
    const Question &question = m_session->outcome()->question;
    const auto tell = [this](QString &last, const QString &now) {
        if (std::exchange(last, now) != now && !now.isEmpty())
            emit opened(now);
    };
    tell(m_network, question.network.file);
    tell(m_weights, question.weights.kind == WeightsSource::Kind::File ? question.weights.file : QString());
    tell(m_picture, question.picture.kind == PictureSource::Kind::File ? question.picture.file : QString());
}

} // namespace vitrine
