import type { Handlers } from '../../resources/handlers.ts';
import { elasticAddressHandler } from './elastic-address.ts';
import { gatewayAttachmentHandler } from './gateway-attachment.ts';
import { internetGatewayHandler } from './internet-gateway.ts';
import { natGatewayHandler } from './nat-gateway.ts';
import type { NetworkParts } from './network-parts.ts';
import { routeHandler } from './route.ts';
import { routeTableHandler } from './route-table.ts';
import { securityGroupHandler } from './security-group.ts';
import { securityGroupRuleHandler } from './security-group-rule.ts';
import { subnetHandler } from './subnet.ts';
import { subnetAssociationHandler } from './subnet-association.ts';
import { vpcHandler } from './vpc.ts';
import { vpcEndpointHandler } from './vpc-endpoint.ts';

/** Handlers of EC2's network resources. */
export function networkHandlers(parts: NetworkParts): Handlers {
  return {
    'AWS::EC2::EIP': elasticAddressHandler(parts),
    'AWS::EC2::InternetGateway': internetGatewayHandler(parts),
    'AWS::EC2::NatGateway': natGatewayHandler(parts),
    'AWS::EC2::Route': routeHandler(parts),
    'AWS::EC2::RouteTable': routeTableHandler(parts),
    'AWS::EC2::SecurityGroup': securityGroupHandler(parts),
    'AWS::EC2::SecurityGroupEgress': securityGroupRuleHandler('egress', parts),
    'AWS::EC2::SecurityGroupIngress': securityGroupRuleHandler('ingress', parts),
    'AWS::EC2::Subnet': subnetHandler(parts),
    'AWS::EC2::SubnetRouteTableAssociation': subnetAssociationHandler(parts),
    'AWS::EC2::VPC': vpcHandler(parts),
    'AWS::EC2::VPCEndpoint': vpcEndpointHandler(parts),
    'AWS::EC2::VPCGatewayAttachment': gatewayAttachmentHandler(parts),
  };
}
