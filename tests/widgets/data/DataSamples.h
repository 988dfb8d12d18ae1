#pragma once

#include "widgets/data/DataSession.h"

#include <QSignalSpy>
#include <QtTest>

namespace vitrine::test {

inline constexpr int patience = 60'000; ///< milliseconds; a busy machine takes its time

inline DataRequest requestOf(const QString &data, const Shape &shape, const SplitChoice &split = {})
{
    DataRequest request;
    request.data = data;
    request.split = split;
    request.seed = 3;
    request.need.shape = shape;
    if (shape.size() == 3 && shape[0] == 1)
        request.need.format.channels = ChannelOrder::Grey;
    return request;
}

/// Opens a set and waits until every item has been looked at.
inline void look(DataSession &session, const DataRequest &request)
{
    session.setRequest(request);
    session.setActive(true);
    QTRY_VERIFY_WITH_TIMEOUT(session.error() || session.facts().isWhole, patience);
}

} // namespace vitrine::test
