#include "app/studio/detect/BatchDialog.h"

#include "widgets/common/Theme.h"
#include "widgets/detection/DetectFileKind.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace vitrine {

BatchDialog::BatchDialog(const QStringList &files, const QString &source, const QString &target, QWidget *parent)
    : QDialog(parent), m_files(files), m_fromList(new QRadioButton(this)), m_fromFolder(new QRadioButton(this)),
      m_source(new QLineEdit(source, this)), m_target(new QLineEdit(target, this)), m_pictures(new QCheckBox(this)),
      m_coco(new QCheckBox(this)), m_yolo(new QCheckBox(this)), m_csv(new QCheckBox(this)), m_count(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Detect in Many Pictures"));
    build();
    m_fromList->setText(tr("The pictures of the list: %1").arg(files.size()));
    m_fromFolder->setText(tr("The pictures of a folder"));
    m_pictures->setText(tr("Pictures with boxes (annotated/*.jpg)"));
    m_coco->setText(tr("COCO (coco-dataset.json, and coco-results.json for pycocotools)"));
    m_yolo->setText(tr("YOLO (labels/*.txt: class, centre, size, score)"));
    m_csv->setText(tr("Table (detections.csv)"));
    m_source->setAccessibleName(m_fromFolder->text());
    m_target->setAccessibleName(tr("Write into"));
    m_fromList->setEnabled(!files.isEmpty());
    (files.size() > 1 ? m_fromList : m_fromFolder)->setChecked(true);
    for (QCheckBox *box : {m_pictures, m_coco, m_yolo, m_csv}) {
        box->setChecked(true);
        connect(box, &QCheckBox::toggled, this, &BatchDialog::check);
    }
    connect(m_fromList, &QRadioButton::toggled, this, &BatchDialog::check);
    connect(m_source, &QLineEdit::textChanged, this, &BatchDialog::check);
    connect(m_target, &QLineEdit::textChanged, this, &BatchDialog::check);
    check();
}

void BatchDialog::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    const auto caption = [this, layout](const QString &text) {
        auto *label = new QLabel(text, this);
        label->setProperty("caption", true);
        layout->addSpacing(8);
        layout->addWidget(label);
    };
    const auto folderRow = [this, layout](QLineEdit *edit, const QString &title) {
        auto *row = new QHBoxLayout;
        auto *choose = new QToolButton(this);
        choose->setText(tr("Choose…"));
        choose->setAccessibleName(title);
        row->addWidget(edit, 1);
        row->addWidget(choose);
        layout->addLayout(row);
        connect(choose, &QToolButton::clicked, this, [this, edit, title] {
            const QString folder = QFileDialog::getExistingDirectory(this, title, edit->text());
            if (!folder.isEmpty())
                edit->setText(folder);
        });
    };
    layout->addWidget(m_fromList);
    layout->addWidget(m_fromFolder);
    folderRow(m_source, tr("Folder with Pictures"));
    layout->addWidget(m_count);
    caption(tr("Write into"));
    folderRow(m_target, tr("Folder for What Was Found"));
    for (QCheckBox *box : {m_pictures, m_coco, m_yolo, m_csv})
        layout->addWidget(box);
    auto *note = new QLabel(tr("With the detector, thresholds and classes as they are set now."), this);
    note->setProperty("muted", true);
    note->setWordWrap(true);
    layout->addWidget(note);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_start = buttons->addButton(tr("Start"), QDialogButtonBox::AcceptRole);
    m_count->setProperty("muted", true);
    layout->addStretch(1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &BatchDialog::start);
    setMinimumWidth(Theme::instance().px(480));
}

QStringList BatchDialog::pictures() const
{
    return m_fromList->isChecked() ? m_files : picturesIn(m_source->text());
}

void BatchDialog::check()
{
    m_source->setEnabled(m_fromFolder->isChecked());
    const bool isFolder = m_fromList->isChecked() || QFileInfo(m_source->text()).isDir();
    const auto count = isFolder ? pictures().size() : 0;
    m_count->setText(m_fromList->isChecked() ? QString()
                         : isFolder          ? tr("Pictures: %1").arg(count)
                                             : tr("There is no such folder."));
    const bool writesAny = m_pictures->isChecked() || m_coco->isChecked() || m_yolo->isChecked() || m_csv->isChecked();
    m_start->setEnabled(count > 0 && writesAny && !m_target->text().trimmed().isEmpty());
}

void BatchDialog::start()
{
    BatchRequest request;
    request.files = pictures();
    request.folder = m_target->text().trimmed();
    request.pictures = m_pictures->isChecked();
    request.coco = m_coco->isChecked();
    request.yolo = m_yolo->isChecked();
    request.csv = m_csv->isChecked();
    emit startWanted(request);
    accept();
}

} // namespace vitrine
