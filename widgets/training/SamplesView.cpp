#include "widgets/training/SamplesView.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/training/FormParts.h"
#include "widgets/training/TrainSession.h"

#include <QLabel>
#include <QListView>
#include <QPixmap>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr std::size_t mostShown = 120; ///< more than anybody looks through
constexpr int pictureSide = 48;

} // namespace

void SamplesModel::setReadings(std::shared_ptr<const ReadingReport> report, std::vector<std::size_t> shown)
{
    beginResetModel();
    m_report = std::move(report);
    m_shown = std::move(shown);
    m_shown.resize(std::min(m_shown.size(), mostShown));
    m_pictures.clear();
    endResetModel();
}

void SamplesModel::setPictures(const QHash<qint64, QImage> &pictures)
{
    m_pictures.insert(pictures);
    if (!m_shown.empty())
        emit dataChanged(index(0), index(rowCount() - 1), {Qt::DecorationRole});
}

std::vector<std::int64_t> SamplesModel::items() const
{
    std::vector<std::int64_t> items;
    for (const std::size_t each : m_shown)
        items.push_back(m_report->readings[each].item);
    return items;
}

QImage SamplesModel::picture(const QModelIndex &index) const
{
    return index.isValid() ? m_pictures.value(reading(index).item) : QImage();
}

int SamplesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QString SamplesModel::className(int index) const
{
    const bool isKnown = index >= 0 && index < m_report->classCount();
    return isKnown ? QString::fromStdString(m_report->classes[static_cast<std::size_t>(index)])
                   : QString::number(index);
}

const Reading &SamplesModel::reading(const QModelIndex &index) const
{
    return m_report->readings[m_shown[static_cast<std::size_t>(index.row())]];
}

QString SamplesModel::tip(const Reading &reading) const
{
    QStringList lines{tr("Item %1 of the set: %2").arg(reading.item).arg(className(reading.label))};
    for (std::size_t i = 0; i < Reading::bestCount && reading.best[i] >= 0; ++i)
        lines += tr("%1 with %2").arg(className(reading.best[i]), formatShare(reading.probability[i]));
    if (!reading.isRight())
        lines += tr("The right answer got %1").arg(formatShare(reading.ofLabel));
    return lines.join(QLatin1Char('\n'));
}

QVariant SamplesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Reading &sample = reading(index);
    switch (role) {
    case Qt::DisplayRole:
        return tr("%1 → %2\n%3 %")
            .arg(className(sample.label), className(sample.read()))
            .arg(100 * static_cast<double>(sample.probability[0]), 0, 'f', 0);
    case Qt::DecorationRole: {
        const auto picture = m_pictures.find(sample.item);
        if (picture == m_pictures.end() || picture->isNull())
            return {};
        const int side = Theme::instance().px(pictureSide);
        return QPixmap::fromImage(picture->scaled(side, side, Qt::KeepAspectRatio, Qt::FastTransformation));
    }
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return tip(sample);
    case Qt::ForegroundRole:
        return Theme::instance().color(sample.isRight() ? Theme::Role::Text : Theme::Role::Error);
    default:
        return {};
    }
}

SamplesView::SamplesView(TrainSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_model(new SamplesModel(this)), m_title(makeNote(this)),
      m_list(new QListView(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    layout->addWidget(m_title);
    layout->addWidget(m_list, 1);
    m_list->setModel(m_model);
    m_list->setViewMode(QListView::IconMode);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setMovement(QListView::Static);
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setWordWrap(true);
    setGrid();
    connect(&Theme::instance(), &Theme::changed, this, &SamplesView::setGrid);
    connect(session, &TrainSession::thumbnailsReady, m_model, &SamplesModel::setPictures);
    const auto choose = [this](const QModelIndex &index) {
        if (const QImage picture = m_model->picture(index); !picture.isNull())
            emit sampleChosen(picture);
    };
    connect(m_list, &QListView::activated, this, choose);
    connect(m_list, &QListView::clicked, this, choose);
    translated(this, [this] { m_list->setAccessibleName(tr("Samples")); });
}

void SamplesView::setGrid()
{
    const int side = Theme::instance().px(pictureSide);
    m_list->setIconSize({side, side});
    m_list->setGridSize({side + 40, side + 2 * m_list->fontMetrics().height() + 12});
}

void SamplesView::showSamples(std::shared_ptr<const ReadingReport> report, std::vector<std::size_t> shown,
                              const QString &title)
{
    m_title->setText(title);
    m_model->setReadings(std::move(report), std::move(shown));
    if (const auto items = m_model->items(); !items.empty())
        m_session->requestThumbnails(items);
}

} // namespace vitrine
