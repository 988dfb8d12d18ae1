#include "widgets/labs/batchnorm/MapFrame.h"

#include "widgets/labs/batchnorm/NormState.h"
#include "widgets/maps/ColourLegend.h"
#include "widgets/maps/MapGridView.h"

#include <QGridLayout>
#include <QLabel>

namespace vitrine {

QGridLayout *makeMapFrames(MapFrame *frames, int count, NormState *state)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->setRowStretch(1, 1);
    for (int i = 0; i < count; ++i) {
        const MapFrame frame{new QLabel, new MapGridView, new ColourLegend};
        frame.title->setWordWrap(true);
        grid->addWidget(frame.title, 0, i);
        grid->addWidget(frame.view, 1, i);
        grid->addWidget(frame.legend, 2, i);
        grid->setColumnStretch(i, 1);
        QObject::connect(frame.view, &MapGridView::scaleChanged, frame.legend, [frame] {
            if (frame.view->hasTensor())
                frame.legend->setScale(frame.view->legend(), false);
            else
                frame.legend->clear();
        });
        QObject::connect(frame.view, &MapGridView::activated, state, &NormState::setPlace);
        frames[i] = frame;
    }
    return grid;
}

} // namespace vitrine
