#include "widgets/yolox/room/ScenePanel.h"

#include "widgets/common/Format.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/ClassNames.h"
#include "widgets/yolox/YoloxState.h"
#include "widgets/yolox/scene/ObjectColours.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPixmap>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine {

namespace {

QIcon swatch(const QColor &colour)
{
    QPixmap square(12, 12);
    square.fill(colour);
    return QIcon(square);
}

} // namespace

ScenePanel::ScenePanel(YoloxState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_name(new QLabel(this)), m_itemName(new QLabel(this)),
      m_boxesName(new QLabel(this)), m_hint(new QLabel(this)), m_item(new QSpinBox(this)),
      m_picture(new QPushButton(this)), m_truth(new QPushButton(this)), m_generated(new QPushButton(this)),
      m_boxes(new QTableWidget(0, 2, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 16);
    layout->setSpacing(8);
    m_name->setWordWrap(true);
    m_name->setTextFormat(Qt::PlainText);
    layout->addWidget(m_name);
    auto *row = new QHBoxLayout;
    row->addWidget(m_itemName);
    row->addWidget(m_item, 1);
    layout->addLayout(row);
    for (QPushButton *button : {m_picture, m_truth, m_generated})
        layout->addWidget(button);
    layout->addWidget(m_boxesName);
    m_hint->setWordWrap(true);
    m_hint->setProperty("muted", true);
    layout->addWidget(m_hint);
    m_itemName->setBuddy(m_item);
    m_item->setKeyboardTracking(false);
    m_boxes->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_boxes->setSelectionMode(QAbstractItemView::SingleSelection);
    m_boxes->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_boxes->verticalHeader()->hide();
    m_boxes->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_boxes->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    // As high as there is room: the panel needs no scroll bar for its sake.
    m_boxes->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_boxes->setMinimumHeight(120);
    layout->addWidget(m_boxes, 1);

    connect(m_item, &QSpinBox::valueChanged, this, [this](int item) { emit itemWanted(item - 1); });
    connect(m_picture, &QPushButton::clicked, this, &ScenePanel::pictureWanted);
    connect(m_truth, &QPushButton::clicked, this, &ScenePanel::truthWanted);
    connect(m_generated, &QPushButton::clicked, this, &ScenePanel::generatedWanted);
    connect(m_boxes, &QTableWidget::itemSelectionChanged, this, [this] {
        const auto rows = m_boxes->selectionModel()->selectedRows();
        m_state->selectBox(rows.isEmpty() ? -1 : rows.first().row());
    });
    connect(state, &YoloxState::sceneChanged, this, &ScenePanel::showScene);
    connect(state, &YoloxState::boxesChanged, this, &ScenePanel::showBoxes);
    connect(state, &YoloxState::boxSelected, this, &ScenePanel::showSelected);
    translated(this, [this] { setTexts(); });
    showScene();
    showBoxes();
}

void ScenePanel::setTexts()
{
    m_itemName->setText(tr("Picture"));
    m_item->setToolTip(tr("Which picture of the set is shown"));
    m_item->setAccessibleName(tr("Picture of the set"));
    m_picture->setText(tr("Open Picture…"));
    m_picture->setToolTip(tr("Send a picture of your own through the network; then draw boxes around its objects"));
    m_truth->setText(tr("Open Annotations…"));
    m_truth->setToolTip(tr("Pictures with their objects: COCO's JSON, Pascal VOC's XML, or YOLO's text files"));
    m_generated->setText(tr("Generated Scenes"));
    m_generated->setToolTip(tr("Scenes of coloured shapes, made up here"));
    m_boxesName->setText(tr("Objects (ground truth)"));
    m_hint->setText(tr("None is marked: draw boxes at “Assignment”, or open annotations."));
    m_boxes->setHorizontalHeaderLabels({tr("Class"), tr("Size")});
    m_boxes->setAccessibleName(tr("Objects marked in the picture"));
    showBoxes();
    m_boxes->setToolTip(tr("Click one to see it at every station; boxes are drawn and changed at “Assignment”"));
}

void ScenePanel::showScene()
{
    const YoloxScene &scene = m_state->scene();
    m_name->setText(scene.name);
    const QSignalBlocker quiet(m_item);
    const bool isOfPool = scene.item >= 0 && scene.pool;
    // A picture from elsewhere has no number; one step up begins the set.
    m_item->setSpecialValueText(isOfPool ? QString() : QStringLiteral("–"));
    m_item->setRange(isOfPool ? 1 : 0,
                     scene.pool ? static_cast<int>(std::min<std::int64_t>(scene.pool->pictures.count, 1'000'000)) : 1);
    m_item->setValue(isOfPool ? static_cast<int>(scene.item + 1) : 0);
    m_item->setEnabled(scene.pool != nullptr);
}

void ScenePanel::showBoxes()
{
    const YoloxScene &scene = m_state->scene();
    {
        const QSignalBlocker quiet(m_boxes);
        m_boxes->setRowCount(static_cast<int>(scene.boxes.size()));
        const std::vector<QColor> colours = objectColours(scene.boxes);
        for (int i = 0; i < m_boxes->rowCount(); ++i) {
            const LabelledBox &box = scene.boxes[static_cast<std::size_t>(i)];
            const QString name = shownClass(scene.classNames, box.classId);
            // With its number, as the cost matrix and the losses name it.
            m_boxes->setItem(i, 0,
                             new QTableWidgetItem(swatch(colours[static_cast<std::size_t>(i)]),
                                                  QStringLiteral("%1 %2").arg(name).arg(i + 1)));
            m_boxes->setItem(i, 1,
                             new QTableWidgetItem(
                                 QStringLiteral("%1 × %2").arg(formatNumber(static_cast<double>(box.box.width())),
                                                               formatNumber(static_cast<double>(box.box.height())))));
        }
    }
    m_hint->setVisible(scene.boxes.empty());
    showSelected();
}

void ScenePanel::showSelected()
{
    const QSignalBlocker quiet(m_boxes);
    const int box = m_state->selectedBox();
    box < 0 ? m_boxes->clearSelection() : m_boxes->selectRow(box);
}

} // namespace vitrine
