#include "core/network/Network.h"

#include <algorithm>
#include <utility>

namespace vitrine {

const Block *Network::find(std::string_view id) const
{
    const auto found = std::ranges::find(blocks, id, &Block::id);
    return found == blocks.end() ? nullptr : &*found;
}

Block *Network::find(std::string_view id)
{
    return const_cast<Block *>(std::as_const(*this).find(id));
}

} // namespace vitrine
