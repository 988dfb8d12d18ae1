#include "widgets/yolox/assignment/AssignRunsPanel.h"

#include "core/detection/support/CsvText.h"
#include "widgets/common/DenseTable.h"
#include "widgets/common/Format.h"
#include "widgets/common/Translated.h"
#include "widgets/training/FormParts.h"
#include "widgets/yolox/assignment/AssignText.h"
#include "widgets/yolox/assignment/EpochPlot.h"
#include "widgets/yolox/assignment/EpochStrip.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>

#include <cmath>
#include <numeric>

namespace vitrine {

AssignRunsPanel::AssignRunsPanel(AssignSession *session, AssignRuns *runs, QWidget *parent)
    : QWidget(parent), m_session(session), m_runs(runs), m_note(makeNote(this)), m_strip(new EpochStrip(runs, this)),
      m_plot(new EpochPlot(session, runs, this)), m_table(new QTableWidget(this)), m_addFiles(new QPushButton(this)),
      m_addFolder(new QPushButton(this)), m_remove(new QPushButton(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_note);
    column->addWidget(m_strip);
    column->addWidget(m_plot, 3);
    column->addWidget(m_table, 2);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    for (QPushButton *button : {m_addFiles, m_addFolder, m_remove})
        row->addWidget(button);
    row->addStretch();
    column->addLayout(row);

    makeDense(m_table);
    m_table->setColumnCount(ColumnCount);
    m_table->verticalHeader()->hide();
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setMinimumHeight(72);
    m_table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // as much as there is, and content with that
    setAcceptDrops(true);

    connect(m_table, &QTableWidget::currentCellChanged, runs, [runs](int to) { runs->show(to); });
    connect(m_addFiles, &QPushButton::clicked, this, &AssignRunsPanel::askForFiles);
    connect(m_addFolder, &QPushButton::clicked, this, &AssignRunsPanel::askForFolder);
    connect(m_remove, &QPushButton::clicked, runs, [this] { m_runs->remove(m_table->currentRow()); });
    connect(runs, &AssignRuns::entriesChanged, this, &AssignRunsPanel::fillRows);
    connect(runs, &AssignRuns::numbersChanged, this, &AssignRunsPanel::fillNumbers);
    connect(runs, &AssignRuns::wantedChanged, this, &AssignRunsPanel::showWanted);
    connect(session, &AssignSession::chosenChanged, this, &AssignRunsPanel::fillNumbers);
    connect(session, &AssignSession::pictureChanged, this, &AssignRunsPanel::fillNumbers);
    translated(this, [this] { setTexts(); });
}

void AssignRunsPanel::setTexts()
{
    m_note->setText(tr("The same picture and boxes, seen by other weights of this network: before training k is 1, for "
                       "no predicted box fits; the better they fit, the more cells each object gets."));
    m_table->setAccessibleName(tr("Assignments of different weights"));
    m_table->setHorizontalHeaderLabels(
        {tr("Weights"), tr("k"), tr("Σ k"), tr("Positives"), tr("IoU"), tr("Conflicts")});
    const QStringList tips = {tr("Whose predictions decide; the chosen row is shown"),
                              tr("k of the chosen ground truth: the sum of its ten best IoUs, cut, at least 1"),
                              tr("k of all ground truths together"),
                              tr("Cells that learn an object, after conflicts"),
                              tr("Mean IoU of the positives with their ground truths"),
                              tr("Cells that several ground truths chose")};
    for (int i = 0; i < ColumnCount; ++i)
        m_table->horizontalHeaderItem(i)->setToolTip(tips[i]);
    m_addFiles->setText(tr("Add weights…"));
    m_addFiles->setToolTip(tr("Weights of a YOLOX: .safetensors, .pth or .onnx. They can be dropped here, too"));
    m_addFolder->setText(tr("Add a run…"));
    m_addFolder->setToolTip(tr("The folder of a training run: the weights of its epochs, as \"Save run…\" and "
                               "\"vitrine-cli train --keep-every 1\" leave them, else those that lie in it. It can be "
                               "dropped here, too"));
    m_remove->setText(tr("Remove"));
    m_remove->setToolTip(tr("Takes the chosen weights off the list; the file stays"));
    fillRows();
}

QString AssignRunsPanel::nameOf(const AssignRuns::Entry &entry) const
{
    if (entry.isRooms)
        return tr("%1 (this room's)").arg(entry.name);
    if (entry.epoch >= 0)
        return entry.epoch == 0 ? tr("Epoch 0, before training") : tr("Epoch %1").arg(entry.epoch);
    return entry.choice.file.isEmpty() ? tr("Fresh, seed %1").arg(entry.choice.seed) : entry.name;
}

QStringList AssignRunsPanel::numbersOf(const AssignRuns::Entry &entry) const
{
    if (!entry.summary)
        return {};
    const AssignSummary &summary = *entry.summary;
    const int row = m_session->chosen().row;
    const bool hasRow = row >= 0 && row < static_cast<int>(summary.k.size());
    return {hasRow ? QString::number(summary.k[static_cast<std::size_t>(row)]) : QString(),
            QString::number(std::accumulate(summary.k.begin(), summary.k.end(), 0)),
            QString::number(summary.allPositives), summary.allPositives > 0 ? shortNumber(summary.meanIou) : QString(),
            QString::number(summary.conflicts)};
}

void AssignRunsPanel::fillRows()
{
    {
        const QSignalBlocker quiet(m_table);
        m_table->setRowCount(static_cast<int>(m_runs->entries().size()));
        for (int i = 0; i < m_table->rowCount(); ++i)
            for (int column = 0; column < ColumnCount; ++column)
                if (!m_table->item(i, column)) {
                    auto *item = new QTableWidgetItem;
                    if (column != Name)
                        item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
                    m_table->setItem(i, column, item);
                }
    }
    m_note->setVisible(!m_runs->hasSeries());
    m_plot->setVisible(m_runs->hasSeries());
    fillNumbers();
    showWanted();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(Name, QHeaderView::Stretch);
}

void AssignRunsPanel::fillNumbers()
{
    const QSignalBlocker quiet(m_table);
    for (int i = 0; i < std::min(m_table->rowCount(), static_cast<int>(m_runs->entries().size())); ++i) {
        const AssignRuns::Entry &entry = m_runs->entries()[static_cast<std::size_t>(i)];
        m_table->item(i, Name)->setText(nameOf(entry));
        m_table->item(i, Name)->setToolTip(
            QStringList{nameOf(entry), entry.choice.file, entry.error}.join(QLatin1Char('\n')).trimmed());
        const QStringList numbers = numbersOf(entry);
        for (int column = K; column < ColumnCount; ++column)
            m_table->item(i, column)->setText(column - K < numbers.size() ? numbers[column - K] : QString());
        if (!entry.error.isEmpty())
            m_table->item(i, Name)->setText(tr("%1: %2").arg(nameOf(entry), entry.error));
        else if (!entry.summary)
            m_table->item(i, K)->setText(QStringLiteral("…"));
    }
}

void AssignRunsPanel::showWanted()
{
    const QSignalBlocker quiet(m_table);
    m_table->selectRow(m_runs->wanted());
}

QSlider *AssignRunsPanel::slider() const
{
    return m_strip->slider();
}

void AssignRunsPanel::askForFiles()
{
    const QStringList files =
        QFileDialog::getOpenFileNames(this, tr("Add weights"), {}, tr("Weights (*.safetensors *.pth *.onnx)"));
    if (!files.isEmpty())
        m_runs->addFiles(files);
}

void AssignRunsPanel::askForFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder of a training run"));
    if (!folder.isEmpty())
        m_runs->addFolder(folder);
}

void AssignRunsPanel::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void AssignRunsPanel::dropEvent(QDropEvent *event)
{
    QStringList files;
    for (const QUrl &url : event->mimeData()->urls()) {
        const QString path = url.toLocalFile();
        if (QFileInfo(path).isDir())
            m_runs->addFolder(path);
        else if (!path.isEmpty())
            files += path;
    }
    if (!files.isEmpty())
        m_runs->addFiles(files);
    event->acceptProposedAction();
}

void AssignRunsPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete)
        m_runs->remove(m_table->currentRow());
    else
        QWidget::keyPressEvent(event);
}

/// The k of each ground truth has a column of its own.
QString AssignRunsPanel::csv() const
{
    const auto picture = m_session->picture();
    const auto field = [](const QString &text) { return QString::fromStdString(quotedField(text.toStdString())); };
    QStringList head{QStringLiteral("weights"),   QStringLiteral("epoch"),      QStringLiteral("k_chosen"),
                     QStringLiteral("k_all"),     QStringLiteral("positives"),  QStringLiteral("mean_iou"),
                     QStringLiteral("conflicts"), QStringLiteral("class_cost"), QStringLiteral("iou_cost")};
    if (picture)
        for (const QString &name : picture->names)
            head += field(QStringLiteral("k ") + name);
    QString text = head.join(QLatin1Char(',')) + QLatin1Char('\n');
    for (const AssignRuns::Entry &entry : m_runs->entries()) {
        if (!entry.summary)
            continue;
        QStringList row{field(nameOf(entry)), entry.epoch >= 0 ? QString::number(entry.epoch) : QString()};
        row += numbersOf(entry);
        for (const float cost : {entry.summary->meanClassCost, entry.summary->meanIouCost})
            row += std::isnan(cost) ? QString() : formatExact(static_cast<double>(cost));
        for (const int k : entry.summary->k)
            row += QString::number(k);
        text += row.join(QLatin1Char(',')) + QLatin1Char('\n');
    }
    return text;
}

} // namespace vitrine
