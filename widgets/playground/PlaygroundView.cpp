#include "widgets/playground/PlaygroundView.h"

#include "widgets/playground/DataStrip.h"
#include "widgets/playground/NeuronBoard.h"
#include "widgets/playground/PlaneTools.h"
#include "widgets/playground/PlaneView.h"
#include "widgets/playground/PlayStrip.h"
#include "widgets/playground/PlaygroundFigures.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace vitrine {

PlaygroundView::PlaygroundView(Playground *playground, TrainSession *session, TrainState *state, QWidget *parent)
    : QWidget(parent), m_run(new PlayStrip(session, this)), m_data(new DataStrip(playground, state, this)),
      m_board(new NeuronBoard(playground, this)), m_plane(new PlaneView(playground, this)),
      m_tools(new PlaneTools(playground, this)), m_figures(new PlaygroundFigures(session, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(16);
    auto *left = new QVBoxLayout;
    left->setSpacing(8);
    left->addWidget(m_run);
    left->addWidget(m_data);
    left->addWidget(m_board, 1);
    layout->addLayout(left, 8);
    auto *right = new QVBoxLayout;
    right->setSpacing(4);
    right->addWidget(m_figures);
    right->addWidget(m_plane, 1);
    right->addWidget(m_tools);
    layout->addLayout(right, 5);
    connect(m_plane, &PlaneView::described, m_tools, &PlaneTools::describe);
    connect(m_tools, &PlaneTools::toolChosen, m_plane,
            [this](int tool) { m_plane->setTool(static_cast<PlaneView::Tool>(tool)); });
    connect(m_tools, &PlaneTools::classChosen, m_plane, &PlaneView::setPaintClass);
}

ExportSource PlaygroundView::exportSource()
{
    ExportSource source;
    source.name = [] { return QStringLiteral("playground"); };
    source.size = [this] { return QSize(m_board->width() + m_plane->width(), m_board->height()); };
    source.paint = [this](QPainter &painter) {
        m_board->exportSource().paint(painter);
        painter.translate(m_board->width(), 0);
        m_plane->exportSource().paint(painter);
    };
    return source;
}

} // namespace vitrine
