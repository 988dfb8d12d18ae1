#include "app/studio/detect/VideoExportDialog.h"

#include "core/vision/video/VideoWriter.h"
#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine {

namespace {

constexpr auto csvKey = "detect/videoCsv";
constexpr auto cocoKey = "detect/videoCoco";
constexpr auto suffixKey = "detect/videoSuffix";

bool isWritable(const QString &suffix)
{
    const auto &formats = videoFormats();
    return std::any_of(formats.begin(), formats.end(), [&suffix](const VideoFormat &format) {
        return suffix.compare(QString::fromStdString(format.suffix), Qt::CaseInsensitive) == 0;
    });
}

QString suggestion(const QString &file, const QString &folder)
{
    const QString suffix = QSettings().value(QLatin1String(suffixKey)).toString();
    return QDir(folder).filePath(QFileInfo(file).completeBaseName() + QStringLiteral("-yolox.")
                                 + (isWritable(suffix) ? suffix : QStringLiteral("mp4")));
}

} // namespace

VideoExportDialog::VideoExportDialog(const QString &file, const QString &folder, QWidget *parent)
    : QDialog(parent), m_file(file), m_target(new QLineEdit(suggestion(file, folder), this)),
      m_csv(new QCheckBox(this)), m_coco(new QCheckBox(this)), m_note(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Export Annotated Video"));
    build();
    m_target->setAccessibleName(tr("Write into"));
    m_csv->setText(tr("Table (.csv: frame, time, class, score, box)"));
    m_coco->setText(tr("COCO (.json, its images are the frames)"));
    m_csv->setChecked(QSettings().value(QLatin1String(csvKey), false).toBool());
    m_coco->setChecked(QSettings().value(QLatin1String(cocoKey), false).toBool());
    for (QCheckBox *box : {m_csv, m_coco})
        connect(box, &QCheckBox::toggled, this, &VideoExportDialog::check);
    connect(m_target, &QLineEdit::textChanged, this, &VideoExportDialog::check);
    check();
}

void VideoExportDialog::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    auto *caption = new QLabel(tr("Write into"), this);
    caption->setProperty("caption", true);
    layout->addWidget(caption);
    auto *row = new QHBoxLayout;
    auto *choose = new QToolButton(this);
    choose->setText(tr("Choose…"));
    choose->setAccessibleName(tr("Choose the File of the Video"));
    row->addWidget(m_target, 1);
    row->addWidget(choose);
    layout->addLayout(row);
    connect(choose, &QToolButton::clicked, this, &VideoExportDialog::choose);
    auto *beside = new QLabel(tr("Beside it, of the same name"), this);
    beside->setProperty("caption", true);
    layout->addSpacing(8);
    layout->addWidget(beside);
    layout->addWidget(m_csv);
    layout->addWidget(m_coco);
    auto *what = new QLabel(tr("Every frame from the start, with the detector, thresholds and classes as they are set "
                               "now; of the same size and rate, without sound."),
                            this);
    for (QLabel *label : {what, m_note}) {
        label->setProperty("muted", true);
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_start = buttons->addButton(tr("Export"), QDialogButtonBox::AcceptRole);
    layout->addStretch(1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &VideoExportDialog::start);
    setMinimumWidth(Theme::instance().px(480));
}

void VideoExportDialog::choose()
{
    QStringList filters;
    for (const VideoFormat &format : videoFormats())
        filters += QStringLiteral("%1 (*.%2)").arg(toText(format.description), QString::fromStdString(format.suffix));
    // What would be replaced is said in this dialog.
    QString file =
        QFileDialog::getSaveFileName(this, tr("Choose the File of the Video"), m_target->text(),
                                     filters.join(QStringLiteral(";;")), nullptr, QFileDialog::DontConfirmOverwrite);
    if (file.isEmpty())
        return;
    if (!isWritable(QFileInfo(file).suffix()))
        file += QStringLiteral(".mp4");
    m_target->setText(file);
}

VideoExportRequest VideoExportDialog::request() const
{
    VideoExportRequest request;
    request.file = m_file;
    request.target = QFileInfo(m_target->text().trimmed()).absoluteFilePath();
    request.csv = m_csv->isChecked();
    request.coco = m_coco->isChecked();
    return request;
}

void VideoExportDialog::check()
{
    const VideoExportRequest wanted = request();
    const QFileInfo target(wanted.target);
    QStringList replaced;
    for (const QString &file :
         {wanted.target, wanted.csv ? wanted.csvFile() : QString(), wanted.coco ? wanted.cocoFile() : QString()})
        if (!file.isEmpty() && QFileInfo(file).isFile())
            replaced += QFileInfo(file).fileName();
    QString problem;
    if (!isWritable(target.suffix()))
        problem = tr("The name must end in .mp4 or .avi.");
    else if (!QFileInfo(target.path()).isDir())
        problem = tr("There is no folder %1.").arg(target.path());
    else if (target.canonicalFilePath() == QFileInfo(m_file).canonicalFilePath())
        problem = tr("This is the video itself. Choose another name.");
    m_start->setEnabled(problem.isEmpty());
    if (problem.isEmpty() && !replaced.isEmpty())
        m_note->setText(tr("Will be replaced: %1").arg(replaced.join(QStringLiteral(", "))));
    else
        m_note->setText(problem);
}

void VideoExportDialog::start()
{
    const VideoExportRequest wanted = request();
    QSettings settings;
    settings.setValue(QLatin1String(csvKey), wanted.csv);
    settings.setValue(QLatin1String(cocoKey), wanted.coco);
    settings.setValue(QLatin1String(suffixKey), QFileInfo(wanted.target).suffix().toLower());
    emit startWanted(wanted);
    accept();
}

} // namespace vitrine
